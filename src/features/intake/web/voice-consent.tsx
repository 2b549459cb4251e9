import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { withdrawConsent } from '../contract/consent.ts'
import type { readFeedback } from '../contract.ts'
import { ConsentWords } from './public/consent-words.tsx'

/** What the sender of a voice agreed to; a colleague notes when they take it back. */
export function VoiceConsent({
  voice: { id, consent, can },
}: {
  voice: Pick<CallerReply<typeof readFeedback>, 'id' | 'consent' | 'can'>
}) {
  const { t } = useTranslation('intake')
  const confirm = useConfirmDanger()
  const withdraw = useWrite(withdrawConsent)
  const note = async () => {
    const danger = {
      title: t('consent.withdrawTitle'),
      consequence: t('consent.withdrawWhat'),
      verb: t('consent.withdraw'),
    }
    if (await confirm(danger)) await withdraw.send({ feedbackId: id }, {})
  }
  return (
    <span>
      <ConsentWords consent={consent} />
      {can.withdrawConsent && (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          loading={withdraw.pending}
          onClick={() => void note()}
        >
          {t('consent.withdraw')}
        </Button>
      )}
    </span>
  )
}
