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
  const { value } = props
  const tree = useMemo(() => treeOf(units, value), [units, value])
  // While the units are on their way there is nothing to show: an id is no name.
  const shown = units.some(({ id }) => id === value) ? value : null
  return (
    <TreeSelect<string | null>
      {...(props.id !== undefined && { id: props.id })}
      aria-label={props.placeholder ?? t('units.choose')}
      value={shown ?? null}
      onChange={(unitId) => props.onChange?.(unitId ?? null)}
      treeData={tree}
      treeDefaultExpandAll
      showSearch
      treeNodeFilterProp="title"
      allowClear={props.allowClear ?? false}
      placeholder={value == null || units.length > 0 ? (props.placeholder ?? t('units.choose')) : ''}
      style={{ width: '100%' }}
    />
  )
}

/** The open units, and the one that is chosen even if it is archived by now. */
function treeOf(units: readonly OrgUnit[], chosen: string | null | undefined): Node[] {
  const nodes = new Map<string, Node>()
  const roots: Node[] = []
  for (const { id, name, parentId, archivedAt } of units) {
    if (archivedAt !== null && id !== chosen) continue
    const node = { value: id, title: name, children: [] }
    nodes.set(id, node)
    const siblings = parentId === null ? roots : nodes.get(parentId)?.children
    siblings?.push(node)
  }
  return roots
}
