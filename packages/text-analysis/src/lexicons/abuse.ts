import type { WeightedWords } from './word-list.ts'

/** Abusive language: insults, slurs and contempt for groups. Listed so that it can be found, never shown. */
export const abuseWords: WeightedWords = [
  [
    0.9,
    `傻逼 傻b 傻x 傻叉 煞笔 沙比 沙雕 二逼 2b 装逼 逼样 逼养 狗逼 贱逼 牛逼个屁 妈逼 妈的 他妈的 他妈 你妈 尼玛 操你 草你 曹尼玛 草泥马 卧槽你 日你 干你娘 干你妈 滚你妈 去你妈 去你的 tmd nmsl mlgb cnm 王八蛋
    王八 混蛋 混账 畜生 畜牲 禽兽 狗东西 狗日的 狗娘养 狗杂种 杂种 杂碎 野种 贱人 贱货 贱种 婊子 婊 绿茶婊 荡妇 骚货 鸡婆 妓女 脑残 智障 弱智 白痴 蠢货 蠢猪 蠢驴 废物 人渣 败类 渣滓 垃圾人 死全家 全家死光
    不得好死 断子绝孙 去死 该死 死妈 没妈 孤儿 有娘生 不要脸 臭不要脸 下贱 恶心人 狗腿 走狗 舔狗 母狗 公狗 贱 有娘养没娘教 有爹生没娘养 有人生没人教 滚犊子 饭桶 nmd 脑子瓦特 吃屎 狗屎 放屁 屁民 死胖子 死肥宅 老不死 滚蛋 滚开 给我滚 滚出
    黑鬼 黑猴 尼哥 黑命贵 黑蛆 白皮猪 白猪 阿三 印度阿三 棒子 高丽棒子 小日本 日本鬼子 鬼子 弯弯 呆湾 湾湾狗 蛙人 港狗 港废 支那 绿教 绿绿 绿畜 蛮子 北佬 南蛮 乡巴佬 土鳖 盲流 女拳 田园女权 母猪 直男癌 普信男 普信女 娘炮 死基佬
    基佬 人妖 黑奴 洋垃圾 捞女 拜金女 破鞋 圣母婊 nigger* nigga* chink* faggot* retard* bitch* cunt* fuck* motherfuck* asshole* bastard* shithead dickhead moron* idiot* scumbag* stupid dumbass whore slut piece_of_shit go_to_hell`,
  ],
  [
    0.6,
    `虚伪 卑鄙 卑劣 猥琐 喷子 键盘侠 祸害 劣等 低等 低劣 低贱 嘴脸 sb 崇洋媚外 汉奸 卖国 洋奴 跪舔 奴才 奴性 瞧不起 看不起 鄙视 神经病 脑子有 没脑子 脑子进水 智商低
    没教养 没家教 流氓 地痞 泼妇 偷井盖 偷电瓶 零元购 原始人 野蛮人 野蛮 未开化 猩猩 蠢 傻 丑八怪 穷鬼 穷山恶水 刁民 地域黑 地图炮 双标狗 矫情 玻璃心 小仙女 女权癌 
    傻子 疯子 贱民 恶毒 狗眼 不是人 没人性 吸血鬼 dumb jerk loser* hate_you`,
  ],
  [
    0.35,
    `垃圾 辣鸡 恶心 骗子 活该 无耻 缺德 没素质 素质低 素质差 低素质 素质低下 滚 有病 小偷 懒惰 犯罪率 巨婴 重男轻女 强奸犯 打砸抢 黑社会 奇葩 pathetic trash disgusting shit damn crap 骂 猪 狗 舔 变态 猴子 歧视 种族歧视 性别歧视 抵制 仇视 厌恶 讨厌 屁 呸 黑心 坏人 嫁不出去 剩女 大妈 老男人 外地人 穷 懒 排外 自私 贪婪 优越感 低人一等 欺软怕硬 动不动 侮辱 辱骂 殴打 打死 偷 抢劫 强奸 杀人 奴隶 犯罪`,
  ],
]

/** Phrases that only contain an insult: the insult in them does not count. */
export const abuseIdioms = `他妈妈 她妈妈 你妈妈 我妈妈 你妈什么时候 你妈来 你妈说 你妈在 他妈来 他妈说 傻瓜式 狗肉 我去 去死皮 死皮 死机 死板 死角 死亡 笑死 饿死 累死 热死 冷死 冻死 急死 困死 死活 该死的蚊子 把垃圾 垃圾带走 垃圾清 垃圾收 垃圾堆 垃圾袋 垃圾房 垃圾没人 垃圾三天 垃圾几天 垃圾满 丢垃圾 捡垃圾 装修垃圾 垃圾桶 垃圾箱 垃圾站 垃圾场 垃圾车 垃圾分类 垃圾处理 垃圾清运 生活垃圾 建筑垃圾 倒垃圾 扔垃圾 垃圾短信 装修 装箱 安装 包装 组装 服装
  热狗 狗粮 宠物狗 流浪狗 养狗 遛狗 狗狗 小狗 狗咬 猪肉 猪蹄 猪场 养猪 猪排 小猪 丑闻 傻瓜相机 孤儿院 福利院孤儿 贫穷 穷人 无穷 勤俭 翻滚 滚动 滚筒 滚烫 滚水 摇滚 偷偷 小偷小摸 棒子面 玉米棒子 打死结`
