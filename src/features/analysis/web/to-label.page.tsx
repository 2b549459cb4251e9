import { Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLabelAdvice } from '#features/assistant/web/public/label-advice.tsx'
import { useRead, useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { KeyHints } from '#platform/web/ui/key-hints.tsx'
import { type ListCursor, useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listToLabel } from '../contract/to-label.ts'
import { analysisStanding } from '../contract.ts'
import { Between, NoneBetween } from './to-label/between.tsx'
import { BulkLabel } from './to-label/bulk-label.tsx'
import { useColumns, VoiceCard } from './to-label/columns.tsx'
import { LabellingKeys } from './to-label/labelling-keys.tsx'
import { useSuggestions } from './to-label/suggestions.ts'
import { useLabelling, type Voice } from './to-label/use-labelling.ts'
import './to-label.css'

type Order = 'doubt' | 'newest'
const leastSureFirst: { order: string; between: readonly string[] } = { order: 'doubt', between: [] }

/** Voices nobody could label yet, first what teaches most. Keys are enough to empty it; a labelled voice leaves and the next is current. */
export default function ToLabelPage() {
  const { t } = useTranslation('analysis')
  const phone = usePhone()
  const filters = useUrlFilters(leastSureFirst)
  const order: Order = filters.values.order === 'newest' ? 'newest' : 'doubt'
  const { between } = filters.values
  const pages = useReadPages(listToLabel, {}, { limit: 50, order, between: [...between] })
  const [openId, setOpenId] = useState<string | null>(null)
  const picked = usePicked()
  const labelling = useLabelling()
  const advice = useLabelAdvice()
  const suggestionsFor = useSuggestions(labelling.recent, advice.labelFor)
  const cursor = useListCursor(pages.items, {
    rowKey: (voice) => voice.feedbackId,
    onOpen: (voice) => setOpenId(voice.feedbackId),
  })
  const current = pages.items.find(({ feedbackId }) => feedbackId === cursor.current) ?? null
  const selected = pages.items.filter(({ feedbackId }) => picked.ids.has(feedbackId))
  useNextWhenGone(pages.items, cursor)
  const desk = {
    openId,
    setOpenId,
    current: cursor.current,
    selected: picked.ids,
    toggle: picked.toggle,
    suggestionsFor,
    labelling,
    advice,
  }
  const columns = useColumns(desk)
  const suggestions = current === null ? [] : suggestionsFor(current)
  return (
    <>
      <Head order={order} setOrder={(next) => filters.set({ order: next })} />
      {between.length > 0 && <Between labelIds={between} onClear={() => filters.set({ between: [] })} />}
      {!phone && pages.items.length > 0 && (
        <p className="hx-soft hx-to-label-keys">
          <KeyHints words={t('queue.keys')} />
        </p>
      )}
      <LabellingKeys voice={current} {...{ suggestions, labelling, toggle: picked.toggle }} />
      {selected.length > 0 && (
        <BulkLabel voices={selected} {...{ suggestions, labelling, clear: picked.clear }} />
      )}
      <VirtualTable
        label={t('queue.title')}
        columns={columns}
        pages={pages}
        rowKey={(voice) => voice.feedbackId}
        cursor={cursor}
        rowHeight={72}
        card={(voice) => <VoiceCard voice={voice} desk={desk} />}
        empty={
          between.length > 0 ? (
            <NoneBetween labelIds={between} />
          ) : (
            <EmptyState title={t('queue.empty')} hint={t('queue.emptyHint')} />
          )
        }
      />
    </>
  )
}

/** Voices picked for one label together; those that left the queue are no longer among them. */
function usePicked() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    clear: () => setIds(new Set()),
    toggle: (id: string) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
  }
}

/** How many are left, in which order, and what has been taught since labels were last learnt. */
function Head({ order, setOrder }: { order: Order; setOrder: (order: Order) => void }) {
  const { t } = useTranslation('analysis')
  const mayTrain = useMay('taxonomy.edit')
  const standing = useRead(analysisStanding, {}, {})
  const { toLabel = 0, cap = 0, correctedSinceTraining: since = 0 } = standing.data ?? {}
  const left = t(toLabel >= cap && cap > 0 ? 'queue.countMore' : 'queue.count', { count: toLabel })
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        subtitle={t('queue.hint')}
        beside={toLabel > 0 && <span className="hx-soft">{left}</span>}
        more={
          <Segmented<Order>
            aria-label={t('queue.order')}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'doubt', label: t('queue.orders.doubt') },
              { value: 'newest', label: t('queue.orders.newest') },
            ]}
          />
        }
      />
      {since > 0 && (
        <p className="hx-soft hx-to-label-since">
          {t('queue.since', { count: since })}{' '}
          {mayTrain && <Link to="/label-models">{t('queue.train')}</Link>}
        </p>
      )}
    </>
  )
}

/** When the current voice leaves the queue, the one that took its place is current. */
function useNextWhenGone(voices: readonly Voice[], cursor: ListCursor) {
  const place = useRef(0)
  const { current, setCurrent } = cursor
  useEffect(() => {
    if (current === null || voices.length === 0) return
    const at = voices.findIndex(({ feedbackId }) => feedbackId === current)
    if (at !== -1) place.current = at
    else setCurrent(voices[Math.min(place.current, voices.length - 1)]?.feedbackId ?? current)
  }, [voices, current, setCurrent])
}
