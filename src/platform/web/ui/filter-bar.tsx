import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { Badge, Button, DatePicker, Drawer, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from './use-media-query.ts'
import './filter-bar.css'

interface Option {
  readonly value: string
  readonly label: string
}

/** One filter: what it is called and how it is chosen. `days` writes two keys, first and last day; `own` brings its field. */
export type FilterField =
  | { readonly kind: 'search'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'choice' | 'choices'
      readonly key: string
      readonly label: string
      readonly options: readonly Option[]
    }
  | { readonly kind: 'days'; readonly from: string; readonly to: string; readonly label: string }
  | { readonly kind: 'own'; readonly key: string; readonly field: ReactNode }

type Values = Readonly<Record<string, string | readonly string[]>>

// Written with methods, so that the filters of any page fit.
interface AnyFilters {
  readonly values: Values
  readonly count: number
  set(patch: Values): void
  clear(): void
}

/** Filters bound to the address; behind one button at phone width, which may stand as its sign alone beside others. */
export function FilterBar(props: {
  fields: readonly FilterField[]
  filters: AnyFilters
  signAlone?: boolean
}) {
  const { t } = useTranslation('platform')
  const [open, setOpen] = useState(false)
  const phone = usePhone()
  const { filters } = props
  const fields = props.fields.map((field) => (
    <Field
      key={field.kind === 'days' ? field.from : field.key}
      field={field}
      filters={filters}
      wide={phone}
    />
  ))
  const clear = filters.count > 0 && (
    <Button type="text" onClick={filters.clear}>
      {t('filters.clear')}
    </Button>
  )
  if (!phone)
    return (
      <search className="hx-filters" aria-label={t('filters.label')}>
        {fields}
        {clear}
      </search>
    )
  return (
    <>
      <Badge
        count={filters.count}
        color="var(--hx-accent)"
        className={props.signAlone ? undefined : 'hx-filters-button'}
      >
        <Button icon={<FilterOutlined />} aria-label={t('filters.label')} onClick={() => setOpen(true)}>
          {!props.signAlone && t('filters.label')}
        </Button>
      </Badge>
      <Drawer
        title={t('filters.label')}
        placement="bottom"
        size="auto"
        open={open}
        onClose={() => setOpen(false)}
        extra={clear}
      >
        <search className="hx-filters-stacked">{fields}</search>
      </Drawer>
    </>
  )
}

function Field({ field, filters, wide }: { field: FilterField; filters: AnyFilters; wide: boolean }) {
  if (field.kind === 'search') return <SearchField field={field} filters={filters} />
  if (field.kind === 'own') return <div className="hx-filters-own">{field.field}</div>
  if (field.kind === 'days') return <DaysField field={field} filters={filters} />
  const value = filters.values[field.key]
  const [first, ...others] = field.options.filter((one) => value?.includes(one.value))
  const room =
    field.kind === 'choice' || first === undefined
      ? roomFor(field.label)
      : Math.max(
          roomFor(field.label),
          roomFor(first.label) + besideName + (others.length > 0 ? othersMark : 0),
        )
  return (
    <Select
      aria-label={field.label}
      placeholder={field.label}
      allowClear
      showSearch={field.options.length > 8 && { optionFilterProp: 'label' }}
      maxTagCount="responsive"
      {...(field.kind === 'choices' && { mode: 'multiple' as const })}
      style={{ minWidth: wide ? '100%' : Math.min(room, widest), maxWidth: widest }}
      options={[...field.options]}
      value={value === undefined || value.length === 0 ? null : (value as string)}
      onChange={(next: string | string[] | null) =>
        filters.set({ [field.key]: next ?? (field.kind === 'choices' ? [] : '') })
      }
    />
  )
}

const widest = 320 // px
/** What stands beside the first of several that were chosen: the sign that takes it out; how many more there are. */
const besideName = 44
const othersMark = 48

/** The width in which a filter's name can be read whole, beside its arrow: 汉字 are wider than Latin letters. */
const roomFor = (name: string) =>
  Math.max(84, 46 + [...name].reduce((width, sign) => width + (/\p{Script=Han}/u.test(sign) ? 14 : 9), 0))

const typingPause = 300 // ms

function SearchField({ field, filters }: { field: { key: string; label: string }; filters: AnyFilters }) {
  const kept = String(filters.values[field.key] ?? '')
  const [text, setText] = useState(kept)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(kept), [kept])
  const search = (next: string) => {
    clearTimeout(timer.current)
    // Letters of an unfinished 拼音 are not yet what is looked for.
    if (composing.current) return
    timer.current = setTimeout(() => filters.set({ [field.key]: next.trim() }), typingPause)
  }
  return (
    <Input
      className="hx-filters-search"
      aria-label={field.label}
      placeholder={field.label}
      prefix={<SearchOutlined aria-hidden="true" />}
      allowClear
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        search(event.target.value)
      }}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        search(event.currentTarget.value)
      }}
    />
  )
}

function DaysField(props: { field: { from: string; to: string; label: string }; filters: AnyFilters }) {
  const { t } = useTranslation('platform')
  const { field, filters } = props
  const dayOf = (key: string) => (filters.values[key] ? dayjs(String(filters.values[key])) : null)
  return (
    <DatePicker.RangePicker
      className="hx-filters-days"
      aria-label={field.label}
      placeholder={[t('filters.from'), t('filters.to')]}
      allowEmpty
      value={[dayOf(field.from), dayOf(field.to)]}
      onChange={(days) =>
        filters.set({
          [field.from]: days?.[0]?.format('YYYY-MM-DD') ?? '',
          [field.to]: days?.[1]?.format('YYYY-MM-DD') ?? '',
        })
      }
    />
  )
}
