import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call, useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { superviseTicket } from '../../contract/deeds.ts'
import { supervisionOfTicket } from '../../contract/reading.ts'
import { LetterFacts } from '../letter-story.tsx'
import { addresseeOf, type Case } from '../parts.ts'
import { CauseTags } from '../words.tsx'
import { WordsDialog } from '../words-dialog.tsx'
import '../supervision.css'

/** What those who handle a ticket see of its supervision, and the way to supervise it; nothing where there is neither. */
export function SupervisionCard({ ticketId, className }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('supervision')
  const [asking, setAsking] = useState(false)
  const read = useRead(supervisionOfTicket, { ticketId }, {}, { about: [ticketId] }).data
  if (read === undefined || (read.cases.length === 0 && !read.can.open)) return null
  return (
    <section className={className} aria-label={t('card.title')}>
      <h2 className="hx-supervision-head">
        {t('card.title')}
        {read.can.open && (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t('card.supervise')}
          </Button>
        )}
      </h2>
      {read.cases.length === 0 && <p className="hx-soft">{t('card.none')}</p>}
      {read.cases.map((one) => (
        <OneCase key={one.id} one={one} />
      ))}
      {asking && (
        <WordsDialog
          deed="supervise"
          send={(words) => call(superviseTicket, { ticketId }, { words })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

function OneCase({ one }: { one: Case }) {
  const { t } = useTranslation('supervision')
  const supervises = useMay('supervision.supervise')
  const reads = useMay('supervision.read')
  return (
    <div className="hx-supervision-of-ticket">
      <p className="hx-supervision-tags">
        <StatusTag
          tone={one.closure === null ? 'soon' : 'quiet'}
          icon={<EyeOutlined />}
          word={one.closure === null ? t('card.open') : t(`result.${one.closure.result}`)}
        />
        {supervises && <Link to={`/supervision/${one.id}`}>{t('card.toCase')}</Link>}
      </p>
      <CauseTags causes={one.causes} />
      {one.letters.map((letter) => {
        const words = t('card.letter', { position: letter.position, to: addresseeOf(letter) })
        return (
          <div key={letter.id}>
            <p>{reads ? <Link to={`/supervision-letters/${letter.id}`}>{words}</Link> : words}</p>
            <LetterFacts letter={letter} />
          </div>
        )
      })}
      {one.responsibilities.map((noted) => (
        <p key={noted.id}>
          {addresseeOf(noted)} ·{' '}
          <Link to="/supervision-letters?view=concerning">
            {t('card.noted', { share: noted.share, kind: t(`kind.${noted.kind}`) })}
          </Link>
        </p>
      ))}
    </div>
  )
}
