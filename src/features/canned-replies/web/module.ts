import type { WebModule } from '#platform/web/module.ts'

export const cannedReplies: WebModule = {
  name: 'canned-replies',
  routes: [
    {
      path: '/canned-replies',
      page: () => import('./canned-replies.page.tsx'),
      access: 'canned-replies.use',
    },
  ],
  menu: [
    {
      step: 'act',
      path: '/canned-replies',
      label: 'menu.replies',
      group: 'toolbox',
      order: 60,
      access: 'canned-replies.use',
    },
  ],
}
