import { Checkbox, Input, type InputRef, Tree, type TreeDataNode } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { moveLabel } from '../contract.ts'
import { pathTo } from '../domain/tree.ts'
import { LabelForm, NewLabelForm, type NewPlace } from './label-form.tsx'
import { searchable } from './public/label-picker.tsx'
import { type Label, type LabelNode, treeOf, useLabelName } from './public/labels.ts'
import './labels.css'

interface TreeProps {
  readonly labels: readonly Label[]
  readonly maxDepth: number
  readonly adding: NewPlace | null
  readonly setAdding: (place: NewPlace | null) => void
}

type Node = TreeDataNode & { label: Label; children: Node[] }

/** The tree on one side, the chosen label on the other. Arrow keys walk the tree; n and N add beside and below. */
export function LabelTree({ labels, maxDepth, adding, setAdding }: TreeProps) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const chosen = chosenId === null ? undefined : byId.get(chosenId)
  const choose = (id: string | null) => {
    setAdding(null)
    if (id !== null) setChosenId(id)
  }
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
      <Side labels={labels} chosenId={chosenId} onChoose={choose} />
      <section className="hx-labels-form" aria-live="polite">
        {adding !== null && (
          <NewLabelForm
            key={`${adding.parentId} ${adding.afterId}`}
            place={adding}
            above={above(adding.parentId)}
            onDone={choose}
          />
        )}
        {adding === null && chosen === undefined && <EmptyState title={t('page.pick')} />}
        {adding === null && chosen !== undefined && (
          <LabelForm
            key={`${chosen.id} ${chosen.version}`}
            label={chosen}
            above={above(chosen.parentId)}
            siblings={labels.filter(({ parentId }) => parentId === chosen.parentId)}
            onAdd={{ beside, ...(chosen.depth < maxDepth && { below }) }}
          />
        )}
      </section>
    </div>
  )
}

/** The tree with its search; what is chosen is always in sight. */
function Side(props: { labels: readonly Label[]; chosenId: string | null; onChoose: (id: string) => void }) {
  const { labels, chosenId } = props
  const { t } = useTranslation('taxonomy')
  const [typed, setTyped] = useState('')
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
      <Branches
        labels={shown}
        all={labels}
        unfold={typed !== ''}
        chosenId={chosenId}
        onChoose={props.onChoose}
      />
      <p className="hx-soft hx-labels-keys">{t('page.keys')}</p>
    </section>
  )
}

function Branches(props: {
  labels: readonly Label[]
  all: readonly Label[]
  unfold: boolean
  chosenId: string | null
  onChoose: (id: string) => void
}) {
  const { labels, chosenId } = props
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const [opened, setOpened] = useState<readonly string[]>([])
  const tree = useMemo(() => nodesOf(treeOf(labels)), [labels])
  const move = useDrop(props.all)
  const parents = useMemo(() => {
    const byId = new Map(labels.map((label) => [label.id, label]))
    return pathTo(byId, chosenId).map(({ id }) => id)
  }, [labels, chosenId])
  useEffect(() => setOpened((before) => [...new Set([...before, ...parents.slice(0, -1)])]), [parents])
  const expanded = props.unfold ? labels.map(({ id }) => id) : [...opened]
  return (
    <Tree<Node>
      blockNode
      virtual
      height={560}
      aria-label={t('page.title')}
      treeData={tree}
      expandedKeys={expanded}
      onExpand={(keys) => setOpened(keys.map(String))}
      selectedKeys={chosenId === null ? [] : [chosenId]}
      onSelect={([key]) => key !== undefined && props.onChoose(String(key))}
      draggable={{ icon: false }}
      onDrop={({ node, dragNode, dropToGap, dropPosition }) => {
        const at = Number(String(node.pos).split('-').at(-1))
        move(dragNode.label, node.label, dropToGap ? (dropPosition < at ? 'before' : 'after') : 'inside')
      }}
      titleRender={({ label }) => <Title name={nameOf(label)} active={label.active} />}
    />
  )
}

function Title({ name, active }: { name: string; active: boolean }) {
  const { t } = useTranslation('taxonomy')
  return (
    <span>
      {name} {!active && <StatusTag plain tone="quiet" word={t('page.archivedTag')} />}
    </span>
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

const nodesOf = (nodes: readonly LabelNode[]): Node[] =>
  nodes.map(({ label, children }) => ({ key: label.id, label, children: nodesOf(children) }))

/** Puts a dragged label before, after or inside another. */
function useDrop(labels: readonly Label[]) {
  const move = useWrite(moveLabel)
  return (dragged: Label, target: Label, where: 'before' | 'after' | 'inside') => {
    const labelId = dragged.id
    if (where === 'inside') return void move.send({ labelId }, { parentId: target.id, afterId: null })
    const siblings = labels.filter(({ parentId, id }) => parentId === target.parentId && id !== labelId)
    const at = siblings.findIndex(({ id }) => id === target.id)
    const afterId = where === 'after' ? target.id : (siblings[at - 1]?.id ?? null)
    void move.send({ labelId }, { parentId: target.parentId, afterId })
  }
}
