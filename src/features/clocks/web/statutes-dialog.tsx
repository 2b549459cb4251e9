import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type ClockPolicy, installStatute } from '../contract/policies.ts'
import { type Statute, statutes } from '../domain/statutes.ts'
import { targetWords } from './target-words.ts'

/** Limits that statutes set, each with its law and date, ready to be installed. */
export function StatutesDialog(props: { policies: readonly ClockPolicy[]; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const installed = (code: string) => props.policies.some(({ statute }) => statute === code)
  return (
    <Modal open width={720} title={t('statutes.title')} footer={null} onCancel={props.onClose}>
      <p className="hx-soft">{t('statutes.about')}</p>
      <ul className="hx-statutes">
        {statutes.map((statute) => (
          <StatuteItem key={statute.code} statute={statute} installed={installed(statute.code)} />
        ))}
      </ul>
    </Modal>
  )
}

function StatuteItem({ statute, installed }: { statute: Statute; installed: boolean }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const install = useWrite(installStatute)
  const { code, inForce, limits } = statute
  const add = async () => {
    if ((await install.send({ statute: code }, {})) !== null) message.success(t('statutes.done'))
  }
  return (
    <li>
      <div>
        <strong>{t(`statute.${code}.name`)}</strong>
        {limits.map(({ obligation, kind, target }) => (
          <p key={`${obligation}${kind}`}>
            {t('statutes.limit', {
              kind: t(`kind.${kind ?? 'any'}`),
              obligation: t(`obligation.${obligation}`),
              target: targetWords(t, target),
            })}
          </p>
        ))}
        <p className="hx-soft">
          {t(`statute.${code}.law`)} · {t('statutes.in_force', { date: formatDay(inForce, locale) })}
        </p>
        <p className="hx-soft">{t(`statute.${code}.note`)}</p>
      </div>
      {installed ? (
        <StatusTag tone="met" word={t('statutes.installed')} />
      ) : (
        <Button onClick={add} loading={install.pending}>
          {t('statutes.install')}
        </Button>
      )}
    </li>
  )
}
