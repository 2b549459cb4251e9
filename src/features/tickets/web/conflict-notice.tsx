import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { type ChangedField, type Conflict, changesBetween } from './conflict.ts'
import { useDesk } from './desk.ts'
import type { Versioned } from './use-versioned.ts'

/** Who changed what meanwhile; nothing typed is lost, and one decides whether to go on. */
export function ConflictNotice({ deed, onDone }: { deed: Versioned; onDone?: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const { conflict } = deed
  if (conflict === null) return null
  return (
    <Alert
      className="hx-ticket-conflict"
      type="warning"
      showIcon
      role="alert"
      title={
        <>
          {t('screens.conflict.title', { name: conflict.by ?? t('screens.actor.system') })}
          {' · '}
          <RelativeTime at={conflict.at} />
        </>
      }
      description={
        // The version tells whether what is on the screen is what stands now.
        ticket.version < conflict.version ? (
          <NotLoaded deed={deed} />
        ) : (
          <Changes deed={deed} conflict={conflict} onDone={onDone} />
        )
      }
    />
  )
}

/** What changed is not known: nobody can decide to go on without it. */
function NotLoaded({ deed }: { deed: Versioned }) {
  const { t } = useTranslation('tickets')
  return (
    <>
      <p>{t(deed.pending ? 'screens.conflict.loading' : 'screens.conflict.notLoaded')}</p>
      <div className="hx-ticket-conflict-acts">
        <Button size="small" type="primary" loading={deed.pending} onClick={() => void deed.look()}>
          {t('screens.conflict.look')}
        </Button>
        <Button size="small" onClick={deed.forget}>
          {t('screens.conflict.leave')}
        </Button>
      </div>
    </>
  )
}

function Changes(props: { deed: Versioned; conflict: Conflict; onDone: (() => void) | undefined }) {
  const { deed, conflict, onDone } = props
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const changes = changesBetween(conflict.seen, ticket, useLabelName())
  const again = async () => {
    if (await deed.again()) onDone?.()
  }
  return (
    <>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              {t('screens.conflict.change', {
                field: t(`screens.field.${field}`),
                from: valueWords(field, from, t),
                to: valueWords(field, to, t),
              })}
            </li>
          ))}
        </ul>
      )}
      <p>{t(changes.length > 0 ? 'screens.conflict.kept' : 'screens.conflict.keptUnseen')}</p>
      <div className="hx-ticket-conflict-acts">
        <Button size="small" type="primary" loading={deed.pending} onClick={() => void again()}>
          {t('screens.conflict.again')}
        </Button>
        <Button size="small" onClick={deed.forget}>
          {t('screens.conflict.leave')}
        </Button>
      </div>
    </>
  )
}

const coded: readonly ChangedField[] = ['state', 'kind', 'urgency', 'tier', 'hold']

function valueWords(field: ChangedField, value: string | null, t: (key: string) => string): string {
  if (value === null) return t('screens.conflict.nothing')
  return coded.includes(field) ? t(`${field}.${value}`) : value
}
