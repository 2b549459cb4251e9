import { ApartmentOutlined } from '@ant-design/icons'
import { Button, Tree, type TreeDataNode } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { listUnits, moveUnit } from '../contract.ts'
import type { OrgUnit } from './public/unit-names.ts'
import { NewUnitForm, UnitForm } from './unit-forms.tsx'
import './org-units.css'

export default function OrgUnitsPage() {
  const { t } = useTranslation('staff')
  const units = useRead(listUnits, {}, {})
  return (
    <>
      <PageHeader title={t('units.title')} subtitle={t('units.subtitle')} />
      <ReadState read={units} rows={8}>
        {({ items, can }) => <TreeEditor units={items} manage={can.manage} />}
      </ReadState>
    </>
  )
}

/** The tree on one side, the chosen unit on the other. Arrow keys walk the tree; moving works by form, too. */
function TreeEditor({ units, manage }: { units: OrgUnit[]; manage: boolean }) {
  const { t } = useTranslation('staff')
  const [chosenId, setChosenId] = useState(units[0]?.id ?? null)
  const [adding, setAdding] = useState(false)
  const [closed, setClosed] = useState<readonly string[]>([])
  const move = useWrite(moveUnit)
  const tree = useMemo(() => treeOf(units), [units])
  const chosen = units.find((unit) => unit.id === chosenId)
  return (
    <div className="hx-units">
      <Tree<TreeDataNode & { unit: OrgUnit }>
        className="hx-units-tree"
        blockNode
        expandedKeys={units.map((unit) => unit.id).filter((id) => !closed.includes(id))}
        onExpand={(open) => setClosed(units.map((unit) => unit.id).filter((id) => !open.includes(id)))}
        aria-label={t('units.title')}
        draggable={manage ? { icon: false } : false}
        treeData={tree}
        selectedKeys={chosenId === null ? [] : [chosenId]}
        onSelect={([key]) => {
          setAdding(false)
          if (key !== undefined) setChosenId(String(key))
        }}
        titleRender={({ unit }) => <UnitTitle unit={unit} />}
        onDrop={({ node, dragNode, dropToGap }) => {
          const parentId = dropToGap ? node.unit.parentId : node.unit.id
          if (parentId !== null) void move.send({ unitId: dragNode.unit.id }, { parentId })
        }}
      />
      <section className="hx-units-form" aria-live="polite">
        {chosen === undefined && <EmptyState title={t('units.none')} />}
        {chosen !== undefined && adding && (
          <NewUnitForm key={`new ${chosen.id}`} parent={chosen} onDone={() => setAdding(false)} />
        )}
        {chosen !== undefined && !adding && (
          <>
            {manage && chosen.archivedAt === null && (
              <Button
                icon={<ApartmentOutlined />}
                onClick={() => setAdding(true)}
                style={{ marginBottom: 16 }}
              >
                {t('units.addBelow', { name: chosen.name })}
              </Button>
            )}
            <UnitForm key={chosen.id} unit={chosen} manage={manage} />
          </>
        )}
      </section>
    </div>
  )
}

function UnitTitle({ unit }: { unit: OrgUnit }) {
  const { t } = useTranslation('staff')
  return (
    <span>
      {unit.name}{' '}
      <span className="hx-soft">
        {t(`units.kinds.${unit.kind}`)} · {t('units.people', { count: unit.people })}
      </span>{' '}
      {unit.archivedAt !== null && <StatusTag plain tone="quiet" word={t('units.archived')} />}
    </span>
  )
}

type Node = TreeDataNode & { unit: OrgUnit; children: Node[] }

function treeOf(units: readonly OrgUnit[]): Node[] {
  const nodes = new Map(units.map((unit) => [unit.id, { key: unit.id, unit, children: [] } as Node]))
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const parent = node.unit.parentId === null ? undefined : nodes.get(node.unit.parentId)
    ;(parent?.children ?? roots).push(node)
  }
  return roots
}
