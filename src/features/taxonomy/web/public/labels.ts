import { useCallback, useMemo } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { listLabels } from '../../contract.ts'
import { pathTo } from '../../domain/tree.ts'

/** A label as the tree's endpoint gives it. */
export type Label = CallerReply<typeof listLabels>['items'][number]

/** A label with what hangs below it. */
export interface LabelNode {
  readonly label: Label
  readonly children: readonly LabelNode[]
}

/** Names a label in the interface's language; Chinese where it has no English name. */
export function useLabelName(): (label: { nameZh: string; nameEn: string | null }) => string {
  const { locale } = useLocale()
  return useCallback(({ nameZh, nameEn }) => (locale === 'en' ? (nameEn ?? nameZh) : nameZh), [locale])
}

const none: Label[] = []

/** The labels of the organisation: one read, shared by everything on screen. */
export function useLabels() {
  const { data } = useRead(listLabels, {}, {})
  const items = data?.items ?? none
  const byId = useMemo(() => new Map(items.map((label) => [label.id, label])), [items])
  const nameOf = useLabelName()
  return {
    items,
    byId,
    pathNames: (labelId: string | null) => pathTo(byId, labelId).map(nameOf),
  }
}

/** Hangs labels below their parents; what hangs below a left-out label is left out. */
export function treeOf(labels: readonly Label[]): LabelNode[] {
  const below = Map.groupBy(labels, ({ parentId }) => parentId)
  const nodesOf = (parentId: string | null): LabelNode[] =>
    (below.get(parentId) ?? []).map((label) => ({ label, children: nodesOf(label.id) }))
  return nodesOf(null)
}
