import { Input, Tree, type TreeDataNode } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { changeLabel } from '../contract.ts'
import { type Direction, placeAtDrop } from '../domain/moves.ts'
import { pathTo } from '../domain/tree.ts'
import type { LabelMoves } from './label-moves.tsx'
import { type Label, type LabelNode, treeOf, useLabelName } from './public/labels.ts'

type Node = TreeDataNode & { label: Label; children: Node[] }

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

interface BranchesProps {
  readonly labels: readonly Label[]
  readonly all: readonly Label[]
  readonly moves: LabelMoves
  readonly unfold: boolean
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
}

/** The labels as a tree: what the arrows walk to is chosen, F2 renames the chosen one, Alt with an arrow moves it, and it can be dragged. */
export function LabelBranches(props: BranchesProps) {
  const { labels, all, moves, chosenId } = props
  const { t } = useTranslation('taxonomy')
  const [renaming, setRenaming] = useState<string | null>(null)
  const nameOf = useLabelName()
  const tree = useMemo(() => nodesOf(treeOf(labels), nameOf), [labels, nameOf])
  const keys = useTreeKeys(props, () => setRenaming(chosenId))
  const around = useRef<HTMLDivElement>(null)
  const nameDone = (by: 'key' | 'leaving') => {
    setRenaming(null)
    // Whoever came by key goes on by key.
    if (by === 'key') around.current?.querySelector<HTMLElement>('[role=tree]')?.focus()
  }
  return (
    <div role="presentation" ref={around} onKeyDownCapture={keys}>
      <Tree<Node>
        blockNode
        virtual
        height={560}
        aria-label={t('page.title')}
        treeData={tree}
        {...useOpened(props)}
        selectedKeys={chosenId === null ? [] : [chosenId]}
        activeKey={chosenId}
        onActiveChange={(key) => key !== null && props.onChoose(String(key))}
        onSelect={([key]) => key !== undefined && props.onChoose(String(key))}
        onDoubleClick={(_, { label }) => setRenaming(label.id)}
        draggable={renaming === null && { icon: false }}
        onDrop={({ node, dragNode, dropToGap, dropPosition }) => {
          const at = Number(String(node.pos).split('-').at(-1))
          const where = dropToGap ? (dropPosition < at ? 'before' : 'after') : 'inside'
          void moves.put(dragNode.label, placeAtDrop(all, dragNode.label, { target: node.label, where }))
        }}
        titleRender={({ label }) =>
          label.id === renaming ? (
            <NameField label={label} newest={moves.newest} onDone={nameDone} />
          ) : (
            <Title label={label} />
          )
        }
      />
    </div>
  )
}

/** Which branches are open: those of the chosen label always, all of them while something is looked for. */
function useOpened({ labels, unfold, chosenId }: BranchesProps) {
  const [opened, setOpened] = useState<readonly string[]>([])
  const parents = useMemo(() => {
    const byId = new Map(labels.map((label) => [label.id, label]))
    return pathTo(byId, chosenId).map(({ id }) => id)
  }, [labels, chosenId])
  useEffect(() => setOpened((before) => [...new Set([...before, ...parents.slice(0, -1)])]), [parents])
  const expandedKeys = useMemo(
    () => (unfold ? labels.map(({ id }) => id) : [...opened]),
    [labels, opened, unfold],
  )
  return { expandedKeys, onExpand: (keys: readonly unknown[]) => setOpened(keys.map(String)) }
}

function useTreeKeys({ all, moves, chosenId }: BranchesProps, rename: () => void) {
  return (event: KeyboardEvent) => {
    const label = all.find(({ id }) => id === chosenId)
    // A name that is being written has keys of its own.
    const writing = event.target instanceof Element && event.target.closest('.hx-label-name') !== null
    if (label === undefined || writing) return
    const direction = event.altKey ? directions[event.key] : undefined
    if (event.key !== 'F2' && direction === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (direction === undefined) return rename()
    const place = moves.step(label, direction)
    if (place !== null) void moves.put(label, place)
  }
}

/** Writes a new name where the old one stands: Enter keeps it, Escape does not. */
function NameField(props: {
  label: Label
  newest: LabelMoves['newest']
  onDone: (by: 'key' | 'leaving') => void
}) {
  const { label, newest, onDone } = props
  const { t } = useTranslation('taxonomy')
  const { locale } = useLocale()
  const english = locale === 'en' && label.nameEn !== null
  const change = useWrite(changeLabel)
  const before = (english ? label.nameEn : label.nameZh) ?? ''
  const keep = async (typed: string) => {
    const name = typed.trim()
    if (name !== '' && name !== before) {
      const names = english ? { nameEn: name } : { nameZh: name }
      const made = await change.send({ labelId: label.id }, { version: newest.of(label), ...names })
      if (made !== null) newest.note(label.id, made.version)
    }
    onDone('key')
  }
  return (
    <span className="hx-label-name">
      <Input
        autoFocus
        size="small"
        maxLength={100}
        defaultValue={before}
        aria-label={t('form.rename', { name: before })}
        onFocus={(event) => event.target.select()}
        onBlur={() => onDone('leaving')}
        onPressEnter={(event) => void keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onDone('key')
        }}
      />
    </span>
  )
}

function Title({ label }: { label: Label }) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const word = label.successorId !== null ? 'merged' : label.splitIntoIds.length > 0 ? 'split' : 'archived'
  return (
    <span>
      {nameOf(label)} {!label.active && <StatusTag plain tone="quiet" word={t(`page.${word}Tag`)} />}
    </span>
  )
}

const nodesOf = (nodes: readonly LabelNode[], nameOf: (label: Label) => string): Node[] =>
  nodes.map(({ label, children }) => {
    return { key: label.id, title: nameOf(label), label, children: nodesOf(children, nameOf) }
  })
