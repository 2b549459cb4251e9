import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomFields } from '#features/organisation/contract.ts'
import { useRead } from '#platform/web/api.ts'
import { evidences, gates, standardFields } from '../domain/duties.ts'
import { useNameOf } from './names.ts'

/** What is checked, in order. */
export function ItemRows() {
  const { t } = useTranslation('checklists')
  const required = [{ required: true, whitespace: true, message: t('form.missing') }]
  return (
    <Rows
      name="items"
      legend={t('form.items')}
      more={t('form.addItem')}
      fresh={{ before: 'close', evidence: 'none' }}
    >
      {(row) => (
        <>
          <Form.Item name={[row, 'nameZh']} rules={required}>
            <Input aria-label={t('form.nameZh')} placeholder={t('form.itemZh')} maxLength={120} />
          </Form.Item>
          <Form.Item name={[row, 'nameEn']} rules={required}>
            <Input aria-label={t('form.nameEn')} placeholder={t('form.itemEn')} maxLength={120} />
          </Form.Item>
          <Form.Item
            name={[row, 'before']}
            getValueProps={(value) => ({ value: value ?? 'none' })}
            normalize={(value) => (value === 'none' ? null : value)}
          >
            <Select
              aria-label={t('form.before')}
              options={['none', ...gates].map((gate) => ({ value: gate, label: t(`before.${gate}`) }))}
            />
          </Form.Item>
          <Form.Item name={[row, 'evidence']}>
            <Select
              aria-label={t('form.evidence')}
              options={evidences.map((evidence) => ({ value: evidence, label: t(`evidence.${evidence}`) }))}
            />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}

/** What is filled in: fields every ticket has, and the organisation's own. */
export function FieldRows() {
  const { t } = useTranslation('checklists')
  const nameOf = useNameOf()
  const own = useRead(listCustomFields, {}, { entity: 'ticket' }).data?.items ?? []
  const fields = [
    ...standardFields.map((field) => ({ value: field as string, label: t(`field.${field}`) })),
    ...own
      .filter(({ active }) => active)
      .map(({ key, labelZh, labelEn }) => ({
        value: `custom:${key}`,
        label: nameOf({ zh: labelZh, en: labelEn }),
      })),
  ]
  return (
    <Rows
      name="fields"
      legend={t('form.fields')}
      more={t('form.addField')}
      fresh={{ field: 'cause', before: 'resolve' }}
    >
      {(row) => (
        <>
          <Form.Item name={[row, 'field']}>
            <Select aria-label={t('form.field')} options={fields} />
          </Form.Item>
          <Form.Item
            name={[row, 'before']}
            dependencies={[['fields', row, 'field']]}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_, before) => {
                  if (getFieldValue(['fields', row, 'field']) === 'cause' && before !== 'resolve')
                    throw new Error(t('form.causeWhenResolving'))
                },
              }),
            ]}
          >
            <Select
              aria-label={t('form.before')}
              options={gates.map((gate) => ({ value: gate, label: t(`before.${gate}`) }))}
            />
          </Form.Item>
        </>
      )}
    </Rows>
  )
}

/** Rows of a form that can be added, moved and taken out. */
function Rows(props: {
  name: 'items' | 'fields'
  legend: string
  more: string
  fresh: object
  children: (row: number) => ReactNode
}) {
  const { t } = useTranslation('checklists')
  return (
    <Form.List name={props.name}>
      {(rows, { add, remove, move }) => (
        <fieldset className={`hx-checklist-rows hx-checklist-${props.name}`}>
          <legend>{props.legend}</legend>
          {rows.map(({ key, name }, place) => (
            <div key={key} className="hx-checklist-row">
              {props.children(name)}
              <span>
                <Button
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('form.up')}
                  disabled={place === 0}
                  onClick={() => move(name, name - 1)}
                />
                <Button
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={t('form.down')}
                  disabled={place === rows.length - 1}
                  onClick={() => move(name, name + 1)}
                />
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('form.remove')}
                  onClick={() => remove(name)}
                />
              </span>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add(props.fresh)}>
            {props.more}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
