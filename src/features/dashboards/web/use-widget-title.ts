import { useTranslation } from 'react-i18next'
import { listMasterData } from '#features/customers/contract/master-data.ts'
import { listLabels } from '#features/taxonomy/contract.ts'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import { useRead } from '#platform/web/api.ts'
import type { Filters, Widget } from '../domain/board.ts'
import { type Narrowing, narrowedTitle, narrowingsOf } from '../domain/narrowing.ts'
import { useWidgetWords } from './widget-words.ts'

/** What widgets are narrowed to is called; undefined while that is on its way, and for what is no more. */
function useNarrowing(filters: readonly Filters[]): (one: Narrowing) => string | undefined {
  const { t } = useTranslation('dashboards')
  const labelName = useLabelName()
  const productIds = filters.flatMap(({ product }) => product ?? [])
  const labels = useRead(listLabels, {}, {}, { enabled: filters.some(({ labelId }) => labelId) }).data?.items
  const products = useRead(
    listMasterData,
    { list: 'products' },
    { id: [...new Set(productIds)] },
    { enabled: productIds.length > 0 },
  ).data?.items
  return ({ by, value }) => {
    if (by === 'kind' || by === 'channel') return t(`metrics:${by}.${value}`, value)
    if (by === 'product') return products?.find(({ id }) => id === value)?.name
    if (by !== 'labelId') return by === 'group' && value === 'vip' ? 'VIP' : value
    const label = labels?.find(({ id }) => id === value)
    return label && labelName(label)
  }
}

/** What stands above each of some widgets: what its maker wrote, else its question with what it is narrowed to. */
export function useWidgetTitles(widgets: readonly Widget[]): (widget: Widget) => string {
  const { question } = useWidgetWords()
  const nameOf = useNarrowing(widgets.map(({ filters }) => filters))
  return (widget) => widget.title ?? narrowedTitle(question(widget), narrowingsOf(widget.filters).map(nameOf))
}

export const useWidgetTitle = (widget: Widget): string => useWidgetTitles([widget])(widget)
