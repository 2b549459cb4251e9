import { Fragment, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { KindTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { ItemOf } from '#platform/web/api.ts'
import { useRead, useReadPages } from '#platform/web/api.ts'
import { type ListCursor, useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { analysisStanding, listToLabel } from '../contract.ts'
import { LabelCorrection, useCorrection } from './corrections.tsx'
import './to-label.css'

type Voice = ItemOf<typeof listToLabel>

/** Voices nobody could label yet. j, k and Enter are enough to empty it; a labelled voice leaves and the next is current. */
export default function ToLabelPage() {
  const { t } = useTranslation('analysis')
  const navigate = useNavigate()
  const pages = useReadPages(listToLabel, {}, { limit: 50 })
  const phone = usePhone()
  const standing = useRead(analysisStanding, {}, {})
  const [openId, setOpenId] = useState<string | null>(null)
  const cursor = useListCursor(pages.items, {
    rowKey: (voice) => voice.feedbackId,
    onOpen: (voice) => setOpenId(voice.feedbackId),
  })
  const current = pages.items.find(({ feedbackId }) => feedbackId === cursor.current) ?? null
  useNextWhenGone(pages.items, cursor)
  useShortcuts({
    o: {
      label: t('queue.open', { number: '' }),
      run: () => current !== null && void navigate(`/feedback/${current.feedbackId}`),
    },
  })
  const { toLabel = 0, cap = 0 } = standing.data ?? {}
  const left = t(toLabel >= cap && cap > 0 ? 'queue.countMore' : 'queue.count', { count: toLabel })
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        subtitle={t('queue.hint')}
        beside={toLabel > 0 && <span className="hx-soft">{left}</span>}
      />
      {!phone && pages.items.length > 0 && <p className="hx-soft hx-to-label-keys">{t('queue.keys')}</p>}
      {current !== null && <NoneFits key={current.feedbackId} voice={current} />}
      <VirtualTable
        label={t('queue.title')}
        columns={useColumns({ openId, setOpenId })}
        pages={pages}
        rowKey={(voice) => voice.feedbackId}
        cursor={cursor}
        rowHeight={72}
        empty={<EmptyState title={t('queue.empty')} hint={t('queue.emptyHint')} />}
      />
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

/** `x` says of the current voice that no label fits. */
function NoneFits({ voice }: { voice: Voice }) {
  const { t } = useTranslation('analysis')
  const correct = useCorrection(voice.feedbackId, voice.version)
  useShortcuts({ x: { label: t('queue.none'), run: () => void correct.send({ labelId: null }) } })
  return null
}

function useColumns(choice: {
  openId: string | null
  setOpenId: (id: string | null) => void
}): Column<Voice>[] {
  const { t } = useTranslation('analysis')
  return [
    {
      key: 'text',
      title: t('queue.voice'),
      width: 'minmax(240px, 3fr)',
      cell: ({ feedbackId, number, text, additions }) => (
        <Link className="hx-to-label-text" to={`/feedback/${feedbackId}`} title={t('queue.open', { number })}>
          {text}
          {additions.map((addition) => (
            <Fragment key={addition.id}>
              {' '}
              <span className="hx-to-label-added">{t('queue.added')}</span> {addition.text}
            </Fragment>
          ))}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('card.kind'),
      width: '128px',
      cell: ({ kind }) => <KindTag kind={kind as Parameters<typeof KindTag>[0]['kind']} />,
    },
    {
      key: 'label',
      title: t('card.label'),
      width: 'minmax(160px, 1fr)',
      cell: ({ feedbackId, version }) => (
        <LabelCorrection
          feedbackId={feedbackId}
          version={version}
          labelId={null}
          correctable
          open={choice.openId === feedbackId}
          onOpenChange={(open) => choice.setOpenId(open ? feedbackId : null)}
        >
          {t('queue.choose')}
        </LabelCorrection>
      ),
    },
    {
      key: 'at',
      title: t('queue.received'),
      width: '130px',
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} />,
    },
  ]
}
