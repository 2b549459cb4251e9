import { Button, Table, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import type { Reply } from './reply.ts'

/** A line of the table: a reply, or the name of the folder that begins. */
type Line = Reply | { readonly id: string; readonly folderName: string }

const isFolder = (line: Line): line is Exclude<Line, Reply> => 'folderName' in line

/** Replies folder by folder, each as it begins, under one heading. */
export function ReplyTable({
  replies,
  onOpen,
}: {
  replies: readonly Reply[]
  onOpen: (reply: Reply) => void
}) {
  const { t } = useTranslation('canned-replies')
  const folders = [...new Set(replies.map((reply) => reply.folder))]
  const lines = folders.flatMap((folder): Line[] => [
    ...(folders.length > 1 ? [{ id: `folder ${folder}`, folderName: folder || t('list.noFolder') }] : []),
    ...replies.filter((reply) => reply.folder === folder),
  ])
  const onCell = (line: Line) => (isFolder(line) ? { colSpan: 0 } : {})
  return (
    <Table<Line>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={lines}
      rowClassName={(line) => (isFolder(line) ? 'hx-replies-folder' : '')}
      columns={[
        {
          title: t('list.title'),
          onCell: (line) => (isFolder(line) ? { colSpan: 3 } : {}),
          render: (_, line) =>
            isFolder(line) ? <h2>{line.folderName}</h2> : <About reply={line} onOpen={onOpen} />,
        },
        {
          title: t('list.uses'),
          width: 96,
          align: 'end',
          responsive: ['md'],
          onCell,
          render: (_, line) => (isFolder(line) ? null : line.uses),
        },
        {
          title: t('list.lastUsed'),
          width: 112,
          responsive: ['md'],
          onCell,
          render: (_, line) => (isFolder(line) ? null : <LastUse reply={line} />),
        },
      ]}
    />
  )
}

function LastUse({ reply }: { reply: Reply }) {
  const { t } = useTranslation('canned-replies')
  return reply.lastUsedAt === null ? t('list.never') : <RelativeTime at={reply.lastUsedAt} />
}

function About({ reply, onOpen }: { reply: Reply; onOpen: (reply: Reply) => void }) {
  const { t } = useTranslation('canned-replies')
  return (
    <div className="hx-replies-about">
      <p>
        <Button type="link" onClick={() => onOpen(reply)}>
          {reply.title}
        </Button>
        {reply.shortcut !== null && <kbd className="hx-reply-shortcut">/{reply.shortcut}</kbd>}
        <Tag>{reply.unit?.name ?? t('list.mine')}</Tag>
        {reply.textZh !== null && <Tag>{t('list.zh')}</Tag>}
        {reply.textEn !== null && <Tag>{t('list.en')}</Tag>}
        {reply.tags.map((tag) => (
          <Tag key={tag} color="processing">
            {tag}
          </Tag>
        ))}
      </p>
      <small>{reply.textZh ?? reply.textEn}</small>
    </div>
  )
}
