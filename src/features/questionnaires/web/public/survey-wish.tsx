import { App, Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { setSurveyWish, surveyWish } from '../../contract/wishes.ts'

type Wish = CallerReply<typeof surveyWish>

/** Whether a customer wants to be asked by surveys, since when, and who noted it. */
export function SurveyWish({ customerId }: { customerId: string }) {
  const { t } = useTranslation('questionnaires')
  const wish = useRead(surveyWish, { customerId }, {}, { about: [customerId] })
  return (
    <Card size="small" title={t('wish.title')} style={{ marginBottom: 16 }}>
      <ReadState read={wish} rows={1}>
        {(known) => (
          <>
            <Standing wish={known} />
            {known.can.set && <Setting customerId={customerId} optedOut={known.optedOut} />}
          </>
        )}
      </ReadState>
    </Card>
  )
}

function Standing({ wish }: { wish: Wish }) {
  const { t } = useTranslation('questionnaires')
  const { optedOut, at, recordedBy } = wish
  if (!optedOut) return <p className="hx-soft">{t('wish.asked')}</p>
  return (
    <>
      <StatusTag plain tone="quiet" word={t('wish.optedOut')} />
      <p className="hx-soft">
        {at === null ? (
          t('wish.byAddress')
        ) : (
          <>
            {recordedBy === null ? t('wish.byThemselves') : t('wish.byColleague', { name: recordedBy.name })}
            {' · '}
            <RelativeTime at={at} />
          </>
        )}
      </p>
    </>
  )
}

function Setting({ customerId, optedOut }: { customerId: string; optedOut: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const confirm = useConfirmDanger()
  const save = useWrite(setSurveyWish, {
    onDone: () => void message.success(t(optedOut ? 'wish.restored' : 'wish.saved')),
  })
  const set = async () => {
    const asked = {
      title: t('wish.unsetTitle'),
      consequence: t('wish.unsetConsequence'),
      verb: t('wish.unset'),
    }
    if (optedOut && !(await confirm(asked))) return
    await save.send({ customerId }, { optedOut: !optedOut })
  }
  return (
    <Button size="small" style={{ marginTop: 8 }} loading={save.pending} onClick={() => void set()}>
      {t(optedOut ? 'wish.unset' : 'wish.set')}
    </Button>
  )
}
