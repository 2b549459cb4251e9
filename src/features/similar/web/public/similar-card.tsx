import { CopyOutlined } from '@ant-design/icons'
import { Progress } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import { KindTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { similarVoices } from '../../contract.ts'
import { Precedents } from '../precedents.tsx'
import { useSimilar } from '../use-similar.ts'
import './similar-card.css'

type Found = CallerReply<typeof similarVoices>
type Item = Found['items'][number]

interface Shown {
  readonly feedbackId: string
  /** The ticket it is shown on. */
  readonly ticketId?: string
  /** How many at most, 1…20. */
  readonly most: number
}

/**
 * The past voices most like one: what they said, how alike they are, and what became of them; without those on the ticket it is shown
 * on. Nothing for people who may not read voices.
 */
export function SimilarCard(props: Shown & { className?: string }) {
  const { t } = useTranslation('similar')
  const title = useId()
  if (!useMay('intake.read')) return null
  return (
    <section className={props.className} aria-labelledby={title}>
      <h2 id={title} className="hx-similar-title">
        {t('card.title')}
      </h2>
      <Voices {...props} />
    </section>
  )
}

function Voices({ feedbackId, ticketId, most }: Shown) {
  const read = useSimilar(feedbackId, most)
  return (
    <ReadState read={read} rows={3}>
      {({ reading, compared, items, precedents }) =>
        reading === null ? (
          <>
            <Alike
              compared={compared}
              items={items.filter((item) => !ticketId || item.ticketId !== ticketId)}
            />
            <Precedents precedents={precedents} />
          </>
        ) : (
          <Reading {...reading} />
        )
      }
    </ReadState>
  )
}

function Reading({ read, all }: NonNullable<Found['reading']>) {
  const { t } = useTranslation('similar')
  const { locale } = useLocale()
  const count = new Intl.NumberFormat(locale)
  return (
    <div role="status">
      <p className="hx-soft">
        {all === 0
          ? t('card.beginning')
          : t('card.reading', { read: count.format(read), all: count.format(all) })}
      </p>
      {all > 0 && <Progress percent={Math.min(99, (read / all) * 100)} showInfo={false} aria-hidden />}
    </div>
  )
}

function Alike({ compared, items }: Pick<Found, 'compared' | 'items'>) {
  const { t } = useTranslation('similar')
  const { locale } = useLocale()
  const among = t('card.compared', { shown: new Intl.NumberFormat(locale).format(compared), count: compared })
  if (items.length === 0)
    return (
      <p className="hx-soft">
        {t('card.none')} {among}
      </p>
    )
  return (
    <>
      <ol className="hx-similar">
        {items.map((item) => (
          <One key={item.id} item={item} />
        ))}
      </ol>
      <p className="hx-soft hx-similar-among">{among}</p>
    </>
  )
}

function One({ item }: { item: Item }) {
  const { t } = useTranslation('similar')
  const { locale } = useLocale()
  const percent = Math.round(item.likeness * 100)
  return (
    <li>
      <div className="hx-similar-about">
        {item.nearDuplicate ? (
          <StatusTag tone="note" icon={<CopyOutlined />} word={t('card.duplicate', { percent })} />
        ) : (
          <span className="hx-similar-likeness">{t('card.likeness', { percent })}</span>
        )}
        <Link to={`/feedback/${item.id}`}>{item.number}</Link>
        <RelativeTime at={item.occurredAt} />
      </div>
      <p className="hx-similar-words">{item.excerpt}</p>
      <div className="hx-similar-about">
        {item.kind !== null && <KindTag kind={item.kind as Parameters<typeof KindTag>[0]['kind']} />}
        {item.labelName !== null && <span>{item.labelName[locale]}</span>}
        <TicketStanding {...item} />
      </div>
      {item.resolution !== null && (
        <p className="hx-similar-solution">
          <b>{t(`tickets:outcome.${item.resolution.outcome}`)}</b> {item.resolution.solution}
        </p>
      )}
    </li>
  )
}
