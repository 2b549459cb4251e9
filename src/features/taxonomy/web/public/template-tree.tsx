import { Tree, type TreeDataNode } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readLabelTemplate } from '../../contract/templates.ts'
import type { Template } from '../../domain/templates.ts'
import './template-tree.css'

type Shipped = CallerReply<typeof readLabelTemplate>['items'][number]
type Language = 'zh' | 'en'

/** What a tree that ships holds: its labels with what they mean and how customers say it. */
export function TemplateTree({ template }: { template: Template }) {
  const { t } = useTranslation('taxonomy')
  const tree = useRead(readLabelTemplate, { template }, {})
  return (
    <ReadState read={tree} rows={8}>
      {({ items }) => (
        <>
          <p className="hx-soft">{t('templates.holds', { count: items.length })}</p>
          <Labels key={template} items={items} />
        </>
      )}
    </ReadState>
  )
}

function Labels({ items }: { items: readonly Shipped[] }) {
  const { t } = useTranslation('taxonomy')
  const { locale } = useLocale()
  const language = locale === 'en' ? 'en' : 'zh'
  const treeData = useMemo(() => nodesOf(items, language), [items, language])
  return (
    <Tree
      blockNode
      selectable={false}
      aria-label={t('templates.tree')}
      defaultExpandedKeys={treeData.slice(0, 1).map(({ key }) => key)}
      treeData={treeData}
    />
  )
}

function nodesOf(items: readonly Shipped[], language: Language): TreeDataNode[] {
  const below = Map.groupBy(items, ({ parentCode }) => parentCode)
  const under = (parentCode: string | null): TreeDataNode[] =>
    (below.get(parentCode) ?? []).map((label) => ({
      key: label.code,
      title: <Meaning label={label} language={language} />,
      children: under(label.code),
    }))
  return under(null)
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

function Meaning({ label, language }: { label: Shipped; language: Language }) {
  const examples = label.examples.filter((example) => isChinese(example) === (language === 'zh'))
  return (
    <div className="hx-template-label">
      <strong>{label.name[language]}</strong> <span className="hx-soft">{label.description[language]}</span>
      {examples.map((example) => (
        <q key={example} className="hx-soft">
          {example}
        </q>
      ))}
    </div>
  )
}
