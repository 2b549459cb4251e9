import { Button, Table, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import type { Reply } from './reply.ts'

/** Replies folder by folder, each as it begins. */
export function ReplyTable({
  replies,
  onOpen,
}: {
  replies: readonly Reply[]
  onOpen: (reply: Reply) => void
}) {
  const { t } = useTranslation('canned-replies')
  const folders = [...new Set(replies.map((reply) => reply.folder))]
  return folders.map((folder) => (
    <section key={folder} className="hx-replies-folder">
      {folders.length > 1 && <h2>{folder || t('list.noFolder')}</h2>}
      <Table<Reply>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={replies.filter((reply) => reply.folder === folder)}
        columns={[
          { title: t('list.title'), render: (_, reply) => <About reply={reply} onOpen={onOpen} /> },
          { title: t('list.uses'), dataIndex: 'uses', width: 96, align: 'end', responsive: ['md'] },
          {
            title: t('list.lastUsed'),
            width: 112,
            responsive: ['md'],
            render: (_, { lastUsedAt }) =>
              lastUsedAt === null ? t('list.never') : <RelativeTime at={lastUsedAt} />,
          },
        ]}
      />
    </section>
  ))
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
