import { Checkbox, Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHints } from '#platform/web/ui/key-hints.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { pathTo } from '../domain/tree.ts'
import { LabelBranches } from './label-branches.tsx'
import { LabelForm, NewLabelForm, type NewPlace } from './label-form.tsx'
import { type LabelMoves, useLabelMoves } from './label-moves.tsx'
import { LabelStanding } from './label-standing.tsx'
import { searchable } from './public/label-picker.tsx'
import { type Label, useLabelName } from './public/labels.ts'
import { SuccessionNotice } from './succession-notice.tsx'
import './labels.css'

interface TreeProps {
  readonly labels: readonly Label[]
  readonly maxDepth: number
  readonly adding: NewPlace | null
  readonly setAdding: (place: NewPlace | null) => void
  readonly chosenId: string | null
  readonly setChosenId: (labelId: string) => void
}

/** The tree on one side, the chosen label on the other. Arrow keys walk the tree; n and N add beside and below. */
export function LabelTree({ labels, maxDepth, adding, setAdding, chosenId, setChosenId }: TreeProps) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  // Whoever walks the tree by key does not wait for each label's form.
  const formOf = useDeferredValue(chosenId)
  const chosen = formOf === null ? undefined : byId.get(formOf)
  const choose = (id: string | null) => {
    setAdding(null)
    if (id !== null) setChosenId(id)
  }
  const idle = adding === null && chosen === undefined
  const phone = usePhone()
  const side = useSideBrought(adding, formOf)
  const moves = useLabelMoves(labels)
  const above = (parentId: string | null) => pathTo(byId, parentId).map(nameOf)
  const beside = () =>
    setAdding(chosen ? { parentId: chosen.parentId, afterId: chosen.id } : { parentId: null })
  const below = () => {
    if (chosen !== undefined && chosen.depth < maxDepth) setAdding({ parentId: chosen.id })
  }
  useShortcuts({
    n: { label: t('page.addSibling'), run: ({ shiftKey }) => (shiftKey ? below() : beside()) },
  })
  return (
    <div className="hx-labels">
      <Side labels={labels} moves={moves} chosenId={chosenId} onChoose={choose} />
      <section className="hx-labels-form" aria-live="polite" ref={side} hidden={idle && phone}>
        {adding !== null && (
          <NewLabelForm
            key={`${adding.parentId} ${adding.afterId}`}
            place={adding}
            above={above(adding.parentId)}
            onDone={choose}
          />
        )}
        {idle && <EmptyState title={t('page.pick')} />}
        {adding === null && chosen !== undefined && (
          <>
            <SuccessionNotice label={chosen} labels={labels} onChoose={choose} />
            <LabelForm
              key={wordsOf(chosen)}
              label={chosen}
              above={above(chosen.parentId)}
              moves={moves}
              onAdd={{ beside, ...(chosen.depth < maxDepth && { below }) }}
            />
            <LabelStanding key={chosen.id} label={chosen} />
          </>
        )}
      </section>
    </div>
  )
}

/** Where the form stands under the tree, it comes into sight when a label is chosen or added. */
function useSideBrought(...shown: readonly [adding: NewPlace | null, chosenId: string | null]) {
  const [adding, chosenId] = shown
  const phone = usePhone()
  const side = useRef<HTMLElement>(null)
  useEffect(() => {
    if (phone && (adding !== null || chosenId !== null)) side.current?.scrollIntoView()
  }, [phone, adding, chosenId])
  return side
}

/** What the form shows: it begins anew when this changes, and not when the label only moved. */
const wordsOf = ({ id, nameZh, nameEn, description, keywords, examples, code, active }: Label) =>
  JSON.stringify([id, nameZh, nameEn, description, keywords, examples, code, active])

/** The tree with its search; what is chosen is always in sight. */
function Side(props: {
  labels: readonly Label[]
  moves: LabelMoves
  chosenId: string | null
  onChoose: (id: string) => void
}) {
  const { labels, moves, chosenId } = props
  const { t } = useTranslation('taxonomy')
  const [typing, setTyped] = useState('')
  // The tree of thousands of labels follows when there is time; typing never waits for it.
  const typed = useDeferredValue(typing)
  const [archived, setArchived] = useState(false)
  const search = useRef<InputRef>(null)
  const shown = useMemo(() => matching(labels, { typed, archived }), [labels, typed, archived])
  useShortcuts({ '/': { label: t('page.search'), run: () => search.current?.focus() } })
  return (
    <section className="hx-labels-side">
      <Input.Search
        ref={search}
        allowClear
        placeholder={t('page.search')}
        aria-label={t('page.search')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="hx-labels-count hx-soft">
        <span>{t('page.count', { active: labels.filter(({ active }) => active).length })}</span>
        <Checkbox checked={archived} onChange={(event) => setArchived(event.target.checked)}>
          {t('page.showArchived')}
        </Checkbox>
      </div>
      {shown.length === 0 && <EmptyState title={t('page.noMatch')} />}
      <LabelBranches
        labels={shown}
        all={labels}
        moves={moves}
        unfold={typed !== ''}
        chosenId={chosenId}
        onChoose={props.onChoose}
      />
      <p className="hx-soft hx-labels-keys">
        <KeyHints words={t('page.keys')} />
      </p>
    </section>
  )
}

/** Labels that hold what was typed, with those above them, so that the tree stays a tree. */
function matching(labels: readonly Label[], wanted: { typed: string; archived: boolean }): Label[] {
  const words = wanted.typed.trim().toLowerCase()
  const byId = new Map(labels.map((label) => [label.id, label]))
  const kept = new Set<string>()
  for (const label of labels) {
    if ((!label.active && !wanted.archived) || !searchable(label).includes(words)) continue
    for (const { id } of pathTo(byId, label.id)) kept.add(id)
  }
  return labels.filter(({ id }) => kept.has(id))
}
