import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { call } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { beHere } from '../../contract.ts'
import { saidEvery } from '../../domain/being-here.ts'
import '../also-here.css'

type Others = CallerReply<typeof beHere>['others']

/** Whoever leafs through tickets is at none of them. */
const settledAfter = 1_000 // ms

/** Who else has a ticket open; says so of oneself while the page is in sight. */
function useOthersHere(ticketId: string): Others {
  const [heard, hear] = useState<{ ticketId: string; others: Others } | null>(null)
  useEffect(() => {
    const say = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        hear({ ticketId, ...(await call(beHere, { ticketId }, {})) })
      } catch {
        // Nobody is known to be here; the next turn asks again.
        hear(null)
      }
    }
    const first = setTimeout(() => void say(), settledAfter)
    const turns = setInterval(() => void say(), saidEvery)
    return () => {
      clearTimeout(first)
      clearInterval(turns)
    }
  }, [ticketId])
  return heard?.ticketId === ticketId ? heard.others : []
}

/** Colleagues who have the same ticket open, those who write to its customer first. */
export function AlsoHere({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('drafts')
  const { locale } = useLocale()
  const others = useOthersHere(ticketId)
  const namesOf = (some: Others) => some.map(({ name }) => name).join(locale === 'en' ? ', ' : '、')
  const [writing, here] = [others.filter((one) => one.writing), others.filter((one) => !one.writing)]
  return (
    <span role="status" className="hx-also-here">
      {writing.length > 0 && (
        <StatusTag
          tone="soon"
          icon={<EditOutlined />}
          word={t('also.writing', { names: namesOf(writing) })}
        />
      )}
      {here.length > 0 && (
        <StatusTag tone="note" icon={<EyeOutlined />} word={t('also.here', { names: namesOf(here) })} />
      )}
    </span>
  )
}
