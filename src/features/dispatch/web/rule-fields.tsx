import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listUnits } from '#features/staff/contract.ts'
import { useRead } from '#platform/web/api.ts'

interface Node {
  readonly value: string
  readonly title: string
  readonly children: Node[]
}

interface FieldProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
}

/** Any number of org units; what lies below a chosen one is meant, too. */
export function UnitsField(props: FieldProps) {
  const units = useRead(listUnits, {}, {}).data?.items
  const tree = useMemo(() => treeOf((units ?? []).filter((unit) => unit.archivedAt === null)), [units])
  return <TreeField {...props} tree={tree} />
}

function TreeField({ tree, id, value, onChange }: FieldProps & { tree: Node[] }) {
  const { t } = useTranslation('dispatch')
  return (
    <TreeSelect<string[]>
      {...(id !== undefined && { id })}
      value={value ?? []}
      onChange={(ids) => onChange?.(ids)}
      treeData={tree}
      multiple
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder={t('screens.rules.any')}
      style={{ width: '100%' }}
    />
  )
}

function treeOf(items: readonly { id: string; parentId: string | null; name: string }[]): Node[] {
  const nodes = new Map<string, Node>()
  const roots: Node[] = []
  for (const { id, parentId, name } of items) {
    const node = { value: id, title: name, children: [] }
    nodes.set(id, node)
    const siblings = parentId === null ? roots : (nodes.get(parentId)?.children ?? roots)
    siblings.push(node)
  }
  return roots
}
