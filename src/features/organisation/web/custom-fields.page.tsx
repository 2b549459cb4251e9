import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { listCustomFields } from '../contract.ts'
import type { CustomField } from './custom-field.ts'
import { CustomFieldDrawer } from './custom-field-drawer.tsx'

const entities = ['ticket', 'customer', 'feedback'] as const

export default function CustomFieldsPage() {
  const { t } = useTranslation('organisation')
  const [entity, setEntity] = useState<CustomField['entity']>('ticket')
  const [open, setOpen] = useState<CustomField | 'new' | null>(null)
  const fields = useRead(listCustomFields, {}, { entity }, { keepPrevious: true })
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('fields.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('fields.title')} subtitle={t('fields.subtitle')} action={add} />
      <Segmented
        aria-label={t('fields.entity')}
        value={entity}
        onChange={setEntity}
        options={entities.map((value) => ({ value, label: t(`entities.${value}`) }))}
        style={{ marginBottom: 16 }}
      />
      <ReadState read={fields}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('fields.none')} hint={t('fields.noneHint')} />
          ) : (
            <FieldTable items={items} onOpen={setOpen} />
          )
        }
      </ReadState>
      {open !== null && (
        <CustomFieldDrawer
          entity={entity}
          field={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function FieldTable({ items, onOpen }: { items: CustomField[]; onOpen: (field: CustomField) => void }) {
  const { t } = useTranslation('organisation')
  const { locale } = useLocale()
  return (
    <Table<CustomField>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 560 }}
      columns={[
        {
          title: t('fields.label'),
          render: (_, field) => (
            <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(field)}>
              {locale === 'en' ? field.labelEn : field.labelZh}
            </Button>
          ),
        },
        { title: t('fields.key'), dataIndex: 'key' },
        { title: t('fields.kind'), render: (_, field) => t(`kinds.${field.kind}`) },
        { title: t('fields.required'), render: (_, field) => (field.required ? t('fields.yes') : '') },
        {
          title: t('fields.state'),
          render: (_, { active }) => (
            <StatusTag
              plain
              tone={active ? 'met' : 'quiet'}
              word={t(active ? 'fields.active' : 'fields.retired')}
            />
          ),
        },
      ]}
    />
  )
}
