import { Alert, Button, Card, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { AnalysisCard } from '#features/analysis/web/public/analysis-card.tsx'
import { HighlightedText } from '#features/analysis/web/public/highlighted-text.tsx'
import { SummaryCard } from '#features/assistant/web/public/summary-card.tsx'
import { CustomerCard } from '#features/customers/web/public/customer-card.tsx'
import { GroupEventOfVoice } from '#features/group-events/web/public/group-event-card.tsx'
import { useCustomFacts } from '#features/organisation/web/public/custom-fields.tsx'
import { SimilarCard } from '#features/similar/web/public/similar-card.tsx'
import { OpenTicketButton } from '#features/tickets/web/public/open-ticket.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import { AttachmentTexts } from '#features/transcripts/web/public/attachment-texts.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { Files } from '#platform/web/ui/files/files.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { readFeedback } from '../contract.ts'
import { groupedNumber } from '../domain/tracking-number.ts'
import { VoiceText } from './public/voice-text.tsx'
import { UnmaskDialog, type Unmasked } from './unmask-dialog.tsx'
import { VoiceConsent } from './voice-consent.tsx'
import { VoiceKind } from './voice-words.tsx'
import './voice.css'

const cardStyles = {
  header: { borderBottom: 0, paddingInline: 16 },
  body: { padding: '0 16px 16px' },
} as const

type Voice = CallerReply<typeof readFeedback>

export default function VoicePage() {
  const { feedbackId = '' } = useParams()
  const { t } = useTranslation('intake')
  const voice = useRead(readFeedback, { feedbackId }, {}, { about: [feedbackId] })
  return (
    <ReadState read={voice} away={{ to: '/feedback', words: t('explorer.back') }}>
      {(loaded) => <Whole key={feedbackId} voice={loaded} />}
    </ReadState>
  )
}

function Whole({ voice }: { voice: Voice }) {
  const { t } = useTranslation('intake')
  const [asking, setAsking] = useState(false)
  const [plain, setPlain] = useState<Unmasked | null>(null)
  const mayKnow = useMay('customers.read')
  const unmask = <Button onClick={() => setAsking(true)}>{t('unmask.verb')}</Button>
  return (
    <>
      <PageHeader
        title={groupedNumber(voice.number)}
        beside={
          <Space>
            <VoiceKind kind={voice.kind} urgency={voice.urgency} />
            <TicketStanding {...voice} />
            {voice.ticketId === null && voice.erasedAt === null && <OpenTicketButton feedbackId={voice.id} />}
          </Space>
        }
        {...(voice.can.unmask && plain === null && { more: unmask })}
      />
      {voice.withdrawnAt !== null && (
        <Alert type="warning" showIcon title={t('withdrawn')} style={{ marginBottom: 16 }} />
      )}
      <div className="hx-voice">
        <div className="hx-voice-stack">
          <GroupEventOfVoice feedbackId={voice.id} />
          <Said voice={voice} plain={plain} />
          {voice.erasedAt === null && <SummaryCard about={{ feedbackId: voice.id }} />}
        </div>
        <div className="hx-voice-stack hx-voice-known">
          {voice.erasedAt === null && (
            <Card size="small" title={t('judged')} styles={cardStyles}>
              <AnalysisCard voice={voice} />
            </Card>
          )}
          {voice.customerId !== null && mayKnow && <CustomerCard customerId={voice.customerId} />}
          <Origin voice={voice} plain={plain} />
        </div>
        {voice.erasedAt === null && (
          <Card size="small" styles={{ body: { padding: 16 } }}>
            <SimilarCard feedbackId={voice.id} most={8} />
          </Card>
        )}
      </div>
      {asking && <UnmaskDialog feedbackId={voice.id} onClose={() => setAsking(false)} onShown={setPlain} />}
    </>
  )
}

function Said({ voice, plain }: { voice: Voice; plain: Unmasked | null }) {
  const { t } = useTranslation('intake')
  const phone = usePhone()
  const addition = (id: string, masked: string) =>
    plain?.additions.find((one) => one.id === id)?.text ?? masked
  return (
    <Card>
      {voice.erasedAt === null ? (
        <div className="hx-voice-said">
          <VoiceText length={voice.text.length} fold={phone}>
            <HighlightedText feedbackId={voice.id} text={plain?.text ?? voice.text} />
          </VoiceText>
        </div>
      ) : (
        <p className="hx-soft">{t('blanked')}</p>
      )}
      {voice.files.length > 0 && (
        <Files
          files={voice.files.map(({ id, name, mediaType, bytes }) => ({
            ...{ name, type: mediaType, size: bytes },
            href: `/api/feedback/${voice.id}/files/${id}`,
          }))}
        />
      )}
      <AttachmentTexts feedbackId={voice.id} {...(plain !== null && { plain: plain.transcripts })} />
      {voice.additions.map(({ id, text, at }) => (
        <div key={id} className="hx-voice-addition">
          <span className="hx-soft">
            {t('added')} <RelativeTime at={at} />
          </span>
          <VoiceText length={text.length} fold={phone}>
            <HighlightedText feedbackId={voice.id} text={addition(id, text)} additionId={id} />
          </VoiceText>
        </div>
      ))}
    </Card>
  )
}

function Origin({ voice, plain }: { voice: Voice; plain: Unmasked | null }) {
  const { t } = useTranslation('intake')
  const { locale } = useLocale()
  const custom = useCustomFacts('feedback', voice.custom)
  const contact = plain?.contact ?? voice.contact
  const written = [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')
  const facts: [string, string | null][] = [
    ['channel', t(`channels.${voice.channel}`)],
    ['occurred', formatMoment(voice.occurredAt, locale)],
    ['received', formatMoment(voice.receivedAt, locale)],
    ['contact', written || t('anonymous')],
    ['product', voice.productName],
    ['outlet', voice.outletName],
    ['touchpoint', voice.touchpointName],
    ['mode', voice.mode === 'history' ? t('modes.history') : null],
    ['sourceId', voice.sourceId],
  ]
  return (
    <Card size="small" title={t('origin')} styles={cardStyles}>
      <Descriptions column={1} size="small">
        {facts.map(
          ([key, value]) =>
            value !== null && (
              <Descriptions.Item key={key} label={t(key)}>
                {value}
              </Descriptions.Item>
            ),
        )}
        <Descriptions.Item label={t('consent.title')}>
          <VoiceConsent voice={voice} />
        </Descriptions.Item>
        {custom}
      </Descriptions>
    </Card>
  )
}
