import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OrgUnit, useUnits } from './unit-names.ts'

interface Node {
  value: string
  title: string
  children: Node[]
}

/** Choose one open unit from the tree; works inside Form.Item. */
export function UnitSelect(props: {
  id?: string
  value?: string | null
  onChange?: (unitId: string | null) => void
  allowClear?: boolean
  placeholder?: string
}) {
  const { t } = useTranslation('staff')
  const units = useUnits()
  const tree = useMemo(() => treeOf(units), [units])
  return (
    <TreeSelect<string | null>
      {...(props.id !== undefined && { id: props.id })}
      aria-label={props.placeholder ?? t('units.choose')}
      value={props.value ?? null}
      onChange={(unitId) => props.onChange?.(unitId ?? null)}
      treeData={tree}
      treeDefaultExpandAll
      showSearch
      treeNodeFilterProp="title"
      allowClear={props.allowClear ?? false}
      placeholder={props.placeholder ?? t('units.choose')}
      style={{ width: '100%' }}
    />
  )
}

function treeOf(units: readonly OrgUnit[]): Node[] {
  const nodes = new Map<string, Node>()
  const roots: Node[] = []
  for (const { id, name, parentId, archivedAt } of units) {
    if (archivedAt !== null) continue
    const node = { value: id, title: name, children: [] }
    nodes.set(id, node)
    const siblings = parentId === null ? roots : nodes.get(parentId)?.children
    siblings?.push(node)
  }
  return roots
}
