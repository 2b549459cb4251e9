import { PlusOutlined } from '@ant-design/icons'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { listQuestionnaires } from '../contract/designing.ts'
import { states } from '../domain/link-state.ts'
import { listed } from '../domain/listed.ts'
import { useWordsIn } from './language.ts'
import { NewSurvey } from './new-survey.tsx'
import './questionnaires.css'
import { StateTag } from './state-tag.tsx'

type Listed = ItemOf<typeof listQuestionnaires>

/** Every survey, with where it stands and how many answered. */
export default function QuestionnairesPage() {
  const { t } = useTranslation('questionnaires')
  const read = useRead(listQuestionnaires, {}, {}, { every: 15_000 })
  const [making, make] = useState(false)
  const add = read.data?.can.design ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => make(true)}>
      {t('list.add')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader title={t('menu.questionnaires')} subtitle={t('list.about')} action={add} />
      <ReadState read={read} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('list.none')} hint={t('list.noneHint')} action={add} />
          ) : (
            <Surveys items={items} />
          )
        }
      </ReadState>
      {making && <NewSurvey onClose={() => make(false)} />}
    </>
  )
}

/** From so many on they are looked for rather than looked through. */
const many = 8

function Surveys({ items }: { items: readonly Listed[] }) {
  const { t } = useTranslation('questionnaires')
  const filters = useUrlFilters({ q: '', state: [] as string[] })
  const found = listed(items, filters.values)
  return (
    <>
      {items.length >= many && (
        <FilterBar
          filters={filters}
          fields={[
            { kind: 'search', key: 'q', label: t('list.search') },
            {
              kind: 'choices',
              key: 'state',
              label: t('list.state'),
              options: states.map((value) => ({ value, label: t(`states.${value}`) })),
            },
          ]}
        />
      )}
      {found.length === 0 ? (
        <EmptyState title={t('list.noneFound')} hint={t('list.noneFoundHint')} />
      ) : (
        <SurveyTable items={found} />
      )}
    </>
  )
}

function SurveyTable({ items }: { items: readonly Listed[] }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  return (
    <Table<Listed>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...items]}
      columns={[
        {
          title: t('list.title'),
          render: (_, row) => (
            <Link className="hx-survey-name" to={`/surveys/${row.id}`}>
              {say(row.title) || t('list.untitled')}
            </Link>
          ),
        },
        { title: t('list.state'), width: 104, render: (_, { state }) => <StateTag state={state} /> },
        { title: t('list.questions'), width: 96, align: 'right', responsive: ['md'], dataIndex: 'questions' },
        { title: t('funnel.opened'), width: 96, align: 'right', responsive: ['lg'], dataIndex: 'opened' },
        { title: t('funnel.partial'), width: 96, align: 'right', responsive: ['lg'], dataIndex: 'partial' },
        { title: t('funnel.answered'), width: 88, align: 'right', dataIndex: 'answered' },
        {
          title: t('list.changed'),
          width: 136,
          responsive: ['md'],
          render: (_, { changedAt }) => <RelativeTime at={changedAt} />,
        },
      ]}
    />
  )
}
