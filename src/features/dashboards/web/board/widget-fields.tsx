import { Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { readBackdrop } from '../../contract/figures.ts'
import { mostPoints } from '../../domain/as-seen.ts'
import { type Cutting, type Picture, pictures } from '../../domain/board.ts'
import { addsUp, comparisonsFor, cuttingsOf, metricsOf, needsDays } from '../../domain/sense.ts'
import { type Metric, useCatalogue } from '../use-catalogue.ts'
import { useWidgetTitle } from '../use-widget-title.ts'
import { useMarkWords } from './mark-words.ts'
import type { Fields } from './widget-field.tsx'
import { Narrowed } from './widget-filters.tsx'

/** Everything that makes a widget, in the order one thinks of it. */
export function WidgetFields(props: Fields) {
  const { t } = useTranslation('dashboards')
  const { widget, onChange } = props
  const title = useWidgetTitle({ ...widget, title: null })
  return (
    <>
      <Metrics {...props} />
      <Labelled label={t('fields.picture')}>
        {(id) => (
          <Segmented<Picture>
            id={id}
            className="hx-board-pictures"
            aria-label={t('fields.picture')}
            value={widget.picture}
            onChange={(picture) => onChange({ ...widget, picture })}
            options={pictures.map((value) => ({ value, label: t(`picture.${value}`) }))}
          />
        )}
      </Labelled>
      <Cut {...props} />
      <Compared {...props} />
      <Narrowed {...props} />
      <Labelled label={t('fields.name')}>
        {(id) => (
          <Input
            id={id}
            allowClear
            maxLength={80}
            value={widget.title ?? ''}
            placeholder={title}
            onChange={({ target }) =>
              onChange({ ...widget, title: target.value.trim() === '' ? null : target.value })
            }
          />
        )}
      </Labelled>
    </>
  )
}

function Metrics({ widget, onChange }: Fields) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const catalogue = useCatalogue()
  const { most, least } = metricsOf[widget.picture]
  const unit = catalogue?.get(widget.metrics[0] ?? '')?.unit
  // One scale can carry one unit only; a table has a unit for each column.
  const fits = (one: Metric) =>
    widget.picture === 'table' || most === 1 || widget.metrics.length === 0 || one.unit === unit
  const options = [...(catalogue?.values() ?? [])].map((one) => ({
    value: one.key as string,
    label: one.name[locale],
    disabled: !fits(one),
  }))
  return (
    <Labelled label={t('fields.metric')}>
      {(id) =>
        most === 1 ? (
          <Select<string>
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={widget.metrics[0] ?? null}
            onChange={(metric) => onChange({ ...widget, metrics: [metric] })}
            options={options}
          />
        ) : (
          <Select<string[]>
            id={id}
            mode="multiple"
            maxCount={most}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...widget.metrics]}
            placeholder={t('fields.several', { least, most })}
            onChange={(metrics) => onChange({ ...widget, metrics })}
            options={options}
          />
        )
      }
    </Labelled>
  )
}

function Cut({ widget, onChange }: Fields) {
  const { t } = useTranslation('dashboards')
  const catalogue = useCatalogue()
  const known = widget.metrics.flatMap((key) => catalogue?.get(key) ?? [])
  const possible = cuttingsOf[widget.picture]
  if (possible.length === 1) return null
  const hintOf = (picture: Picture) => {
    if (picture === 'line') return t('fields.lineHint', { most: mostPoints })
    return picture === 'heat' ? t('fields.heatHint') : null
  }
  return (
    <Labelled label={t('fields.by')} hint={hintOf(widget.picture)}>
      {(id, hintId) => (
        <Select<Cutting>
          id={id}
          aria-describedby={hintId}
          value={widget.by}
          onChange={(by) => onChange({ ...widget, by })}
          options={possible.map((value) => ({
            value,
            label: value === 'none' ? t('by.distribution') : t(`by.${value}`),
            disabled: !known.every(({ cuts }) => cuts.includes(value)),
          }))}
        />
      )}
    </Labelled>
  )
}

function Compared({ widget, onChange }: Fields) {
  const { t } = useTranslation('dashboards')
  const catalogue = useCatalogue()
  const marks = useRead(readBackdrop, {}, {}).data?.marks ?? []
  const markWords = useMarkWords()
  const metric = catalogue?.get(widget.metrics[0] ?? '')
  const possible = widget.metrics.length > 1 ? [] : comparisonsFor(widget)
  if (possible.length === 0 || possible[0] === 'distribution') return null
  return (
    <>
      <Labelled label={t('fields.comparison')}>
        {(id) => (
          <Select
            id={id}
            value={widget.comparison ?? 'none'}
            onChange={(value) =>
              onChange({
                ...widget,
                comparison: possible.find((one) => one === value) ?? null,
                markId: value === 'event' ? (marks[0]?.id ?? null) : null,
              })
            }
            options={['none' as const, ...possible].map((value) => ({
              value,
              label: t(`comparison.${value}`),
              disabled:
                (value !== 'none' && addsUp(value) && metric?.unit !== 'count') ||
                (value !== 'none' && needsDays(value) && !metric?.cuts.includes('day')) ||
                (value === 'event' && marks.length === 0),
            }))}
          />
        )}
      </Labelled>
      {widget.comparison === 'event' && (
        <Labelled label={t('fields.mark')}>
          {(id) => (
            <Select
              id={id}
              value={widget.markId}
              onChange={(markId) => onChange({ ...widget, markId })}
              options={marks.map((mark) => ({ value: mark.id, label: markWords(mark) }))}
            />
          )}
        </Labelled>
      )}
    </>
  )
}
