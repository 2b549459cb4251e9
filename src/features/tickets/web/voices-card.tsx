import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { AnalysisCard } from '#features/analysis/web/public/analysis-card.tsx'
import { HighlightedText } from '#features/analysis/web/public/highlighted-text.tsx'
import { readFeedback } from '#features/intake/contract.ts'
import { VoiceText } from '#features/intake/web/public/voice-text.tsx'
import { AttachmentTexts } from '#features/transcripts/web/public/attachment-texts.tsx'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useDesk } from './desk.ts'
import { FilesOfVoice } from './files-of-voice.tsx'
import type { Ticket } from './ticket.ts'

type Voice = Ticket['feedbacks'][number]

/** The customer's own words before anything anybody made of them. */
export function VoicesCard() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const voices = [...ticket.feedbacks].sort((a, b) => Number(b.first) - Number(a.first))
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-voices">
      <h2 id="ticket-voices">
        {t(voices[0]?.channel === 'alert' ? 'screens.voices.ofColleague' : 'screens.voices.title')}
      </h2>
      {voices.map((voice) => (
        <OneVoice key={voice.id} voice={voice} />
      ))}
    </section>
  )
}

function OneVoice({ voice }: { voice: Voice }) {
  const { t } = useTranslation('tickets')
  const mayAnalyse = useMay('intake.read')
  return (
    <article className="hx-voice">
      <VoiceText length={voice.text.length} fold>
        {mayAnalyse ? <HighlightedText feedbackId={voice.id} text={voice.text} /> : voice.text}
      </VoiceText>
      <VoiceFiles feedbackId={voice.id} />
      <AttachmentTexts feedbackId={voice.id} />
      <p className="hx-voice-source">
        <span>{t(`screens.voices.channel.${voice.channel}`, voice.channel)}</span>
        <Link to={`/feedback/${voice.id}`}>{voice.number}</Link>
        <RelativeTime at={voice.occurredAt ?? voice.receivedAt} />
        {!voice.first && <span>{t('screens.voices.further')}</span>}
      </p>
      <VoiceAnalysis voice={voice} />
    </article>
  )
}

function VoiceAnalysis({ voice }: { voice: Voice }) {
  const { t } = useTranslation('tickets')
  const [open, show] = useState(false)
  if (!useMay('intake.read')) return null
  return (
    <details className="hx-voice-analysis" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t('screens.voices.analysis')}</summary>
      {open && <AnalysisCard voice={voice} />}
    </details>
  )
}

function VoiceFiles({ feedbackId }: { feedbackId: string }) {
  const may = useMay('intake.read')
  const files = useRead(readFeedback, { feedbackId }, {}, { enabled: may, about: [feedbackId] }).data?.files
  if (files === undefined || files.length === 0) return null
  return (
    <div className="hx-voice-files">
      <FilesOfVoice files={files.map((file) => ({ ...file, feedbackId }))} />
    </div>
  )
}
