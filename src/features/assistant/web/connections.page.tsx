import { useTranslation } from 'react-i18next'
import { SpeechEngineCard } from '#features/transcripts/web/public/speech-engine-card.tsx'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readConnections } from '../contract.ts'
import { purposes } from '../domain/uses.ts'
import { ConnectionCard } from './connection-card.tsx'
import './connections.css'

/** Services outside that may be asked; each is off until somebody sets it up. */
export default function ConnectionsPage() {
  const { t } = useTranslation('assistant')
  const read = useRead(readConnections, {}, {})
  return (
    <>
      <PageHeader title={t('page.title')} subtitle={t('page.subtitle')} />
      <ReadState read={read}>
        {({ connections }) => (
          <div className="hx-connections">
            {purposes.toReversed().map((purpose) => {
              const connection = connections.find((one) => one.purpose === purpose) ?? null
              return <ConnectionCard key={`${purpose} ${connection?.savedAt}`} {...{ purpose, connection }} />
            })}
            <SpeechEngineCard />
          </div>
        )}
      </ReadState>
    </>
  )
}
