import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { sharesIn } from '../../domain/pasted-shares.ts'
import { type Facet, useFacetWords } from './facets.ts'

/** Known shares as they were typed: facet, then category. */
export type Shares = Readonly<Record<string, Readonly<Record<string, number | null>>>>

const mostDimensions = 3

/** What is known of the people that the answers stand for: dimensions, and the share of each of their categories. */
export function Targets(props: {
  facets: readonly Facet[]
  shares: Shares
  change: (shares: Shares) => void
  apply: () => void
}) {
  const { t } = useTranslation('questionnaires')
  const { nameOf } = useFacetWords()
  const id = useId()
  const { facets, shares, change } = props
  const choose = (wanted: string[]) =>
    change(Object.fromEntries(wanted.slice(0, mostDimensions).map((one) => [one, shares[one] ?? {}])))
  const chosen = facets.filter((facet) => facet.id in shares)
  const ready =
    chosen.length > 0 &&
    chosen.every(({ id: facet }) => Object.values(shares[facet] ?? {}).some((share) => (share ?? 0) > 0))
  return (
    <div className="hx-weights">
      <label htmlFor={id}>{t('weighted.dimension')}</label>
      <Select
        id={id}
        mode="multiple"
        value={Object.keys(shares)}
        options={facets.map((facet) => ({ value: facet.id, label: nameOf(facet) }))}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <p className="hx-soft">{t('weighted.dimensionHint')}</p>
      {chosen.map((facet) => (
        <Dimension
          key={facet.id}
          facet={facet}
          shares={shares[facet.id] ?? {}}
          change={(one) => change({ ...shares, [facet.id]: one })}
        />
      ))}
      {chosen.length > 0 && (
        <Button type="primary" disabled={!ready} onClick={props.apply}>
          {t('weighted.apply')}
        </Button>
      )}
    </div>
  )
}

function Dimension(props: {
  facet: Facet
  shares: Readonly<Record<string, number | null>>
  change: (shares: Readonly<Record<string, number | null>>) => void
}) {
  const { t } = useTranslation('questionnaires')
  const { nameOf, wordOf } = useFacetWords()
  const { facet, shares, change } = props
  const [pasting, setPasting] = useState(false)
  const named = facet.categories.map((category) => ({ id: category.id, name: wordOf(facet.id, category) }))
  return (
    <fieldset>
      <legend>{nameOf(facet)}</legend>
      <table className="hx-weights-table">
        <thead>
          <tr>
            <th scope="col">{t('weighted.category')}</th>
            <th scope="col">{t('weighted.target')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <InputNumber
                  min={0}
                  aria-label={`${name} ${t('weighted.target')}`}
                  value={shares[id] ?? null}
                  onChange={(share) => change({ ...shares, [id]: share })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => setPasting(true)}>{t('weighted.paste')}</Button>
      {pasting && (
        <Pasting
          named={named}
          use={(found) => {
            change({ ...shares, ...found })
            setPasting(false)
          }}
          close={() => setPasting(false)}
        />
      )}
    </fieldset>
  )
}

function Pasting(props: {
  named: readonly { id: string; name: string }[]
  use: (found: Readonly<Record<string, number>>) => void
  close: () => void
}) {
  const { t } = useTranslation('questionnaires')
  const { locale } = useLocale()
  const [text, setText] = useState('')
  const { shares, unknown } = sharesIn(text, props.named)
  return (
    <Modal
      open
      title={t('weighted.paste')}
      okText={t('weighted.use')}
      okButtonProps={{ disabled: shares.size === 0 }}
      onOk={() =>
        props.use(Object.fromEntries([...shares].map(([id, share]) => [id, Number(share)] as const)))
      }
      onCancel={props.close}
    >
      <p>{t('weighted.pasteHint')}</p>
      <Input.TextArea
        autoFocus
        rows={8}
        aria-label={t('weighted.paste')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p aria-live="polite">
        {text.trim() !== '' && t('weighted.pasted', { count: shares.size })}{' '}
        {unknown.length > 0 && t('weighted.unknown', { names: formatList(unknown, locale) })}
      </p>
    </Modal>
  )
}
