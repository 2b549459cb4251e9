import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { recordContact } from '../contract/handling.ts'
import { contactChannels } from '../domain/codes.ts'
import { CodeChoice } from './code-choice.tsx'
import { useDesk } from './desk.ts'

const results = ['reached', 'unreached'] as const

/** Writes down that the customer was contacted, and whether that reached them. */
export function ContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [channel, setChannel] = useState<(typeof contactChannels)[number]>('phone')
  const [result, setResult] = useState<(typeof results)[number] | null>(null)
  const write = useWrite(recordContact)
  return (
    <DeedModal
      title={t('screens.deed.contact')}
      verb={t('screens.contact.save')}
      ready={result !== null}
      pending={write.pending}
      onDo={async () =>
        (await write.send({ ticketId: ticket.id }, { channel, reached: result === 'reached' })) !== null
      }
      onClose={onClose}
    >
      <p className="hx-soft">{t('screens.contact.hint')}</p>
      <CodeChoice
        label={t('screens.contact.channel')}
        group="channel"
        codes={contactChannels}
        value={channel}
        onChange={setChannel}
      />
      <CodeChoice
        label={t('screens.contact.result')}
        group="screens.contact"
        codes={results}
        value={result}
        onChange={setResult}
      />
    </DeedModal>
  )
}
