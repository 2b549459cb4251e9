/**
 * Fields of everyday matters. A taxonomy node whose name or keywords contain one of `heads` borrows the field's
 * `words` as weak keywords, so that a tree of bare names already recognises texts.
 */
export type Concept = { heads: string; words: string }

/** Public affairs. */
export const publicConcepts: readonly Concept[] = [
  {
    heads: '教育 学校 教师 招生 考试',
    words:
      '学校 学生 老师 教师 教育局 幼儿园 小学 中学 初中 高中 大学 学院 补课 学费 入学 招生 高考 中考 家长 培训机构 班主任 校长 学籍 学区 职称 食堂 宿舍 校园 毕业 上学 教材 军训 实习 school teacher student tuition',
  },
  {
    heads: '文体 文化 体育 文物',
    words: '体育 文化 图书馆 博物馆 文物 古迹 健身 体育馆 广播 电视 广场舞 娱乐 演出 网吧 ktv 历史 书店 球场',
  },
  {
    heads: '环境 环保 污染',
    words:
      '污染 噪音 噪声 扰民 粉尘 扬尘 废气 废水 污水 臭味 异味 恶臭 排放 油烟 垃圾场 焚烧 环保局 水质 空气 河道 偷排 化工厂 砂场 采石场 养猪场 养殖场 灰尘 刺鼻 黑烟 环评 pollution noise smell',
  },
  {
    heads: '交通 交通运输 客货运输 道路',
    words:
      '公交 公交车 出租车 的士 滴滴 网约车 地铁 高速 公路 客运 司机 班车 车站 线路 站台 打表 拒载 快递 道路运输 货车 超载 驾校 驾考 轻轨 高铁 运管 收费站 驾驶员 学车 物流 邮政 黑车 bus taxi traffic',
  },
  {
    heads: '交通管理 交警',
    words: '交警 红绿灯 违停 停车 违章 堵车 拥堵 驾驶证 罚单 斑马线 车牌 电动车 酒驾',
  },
  {
    heads: '城乡建设 建设 城市建设 市政 住房 城乡规划 工程 房地产 拆迁 征收',
    words:
      '小区 物业 业主 开发商 房产 房产证 楼盘 购房 买房 交房 房子 公积金 住建局 拆迁 棚改 违建 违章建筑 路灯 下水道 排水 井盖 道路 修路 马路 人行道 绿化 城管 自来水 停水 供水 燃气 天然气 暖气 停车位 车位 电梯 施工 工地 规划 规划局 公租房 廉租房 经济适用房 危房 加装电梯 质量 水管 水表 城建 建筑 楼房 工程款 占道 摊贩 公园 路面 安置 安置房 征收 装修 精装 麻将',
  },
  {
    heads: '劳动 社会保障 社会保险 工资 就业',
    words:
      '工资 拖欠 欠薪 农民工 社保 养老保险 医保 医疗保险 失业 工伤 退休 退休金 养老金 劳动合同 加班 公司 单位 职工 员工 仲裁 人社局 就业 招聘 下岗 企业 编制 待遇 工龄 补贴 缴费 生育津贴 事业单位 岗位 工人 公积金 年假 血汗钱 辞退 用工 wage salary pension',
  },
  {
    heads: '卫生 医疗 医患 医政 计生 公共卫生 食品药品',
    words:
      '医院 医生 护士 患者 病人 看病 住院 手术 药 药品 医疗 诊所 卫生院 卫生局 疫苗 挂号 医疗事故 生育 二胎 独生子女 准生证 社会抚养费 计划生育 卫计委 计生 计生办 食品安全 病历 检查 治疗 孕妇 产检 怀孕 新农合 保健品 村医 乡村医生 医师 卫生室 hospital doctor',
  },
  {
    heads: '商贸 旅游 市场 商业 质监 市场监管',
    words:
      '商家 超市 消费者 购物 价格 假冒 伪劣 质量 旅游 景区 导游 门票 酒店 宾馆 传销 工商局 工商 营业执照 门店 食品 市场 农贸市场 菜市场 烟草 虚假宣传 退款 会员卡 电梯安全 质监局 投诉商家 经营 店铺 价格虚高 消费 充值 酒 直销 传销组织 诈骗 网购 加油站 物价 收费 shop market',
  },
  {
    heads: '农村 农业 村务 惠农 扶贫 土地承包',
    words:
      '村民 村委会 村支书 农田 水利 种植 养殖 扶贫 贫困户 低保 农户 山林 林地 耕地 水库 灌溉 农药 化肥 粮食 土地承包 村干部 村组 田 农村',
  },
  {
    heads: '国土 土地 矿产',
    words: '土地 征地 征收 宅基地 国土局 国土 矿 采矿 矿山 挖矿 土地证 用地 占用 耕地 基本农田 补偿款',
  },
  {
    heads: '民政 社会救助 福利 优抚 社区',
    words:
      '低保 五保 残疾 残疾人 退伍军人 复员 优抚 民政局 救助 养老院 结婚 婚姻登记 殡葬 墓地 公墓 社区 居委会 慈善 孤儿 敬老院 地名',
  },
  {
    heads: '政法 社会治安 户籍 刑案',
    words:
      '派出所 公安 公安局 民警 户口 户籍 身份证 诈骗 赌博 报警 法院 执行 判决 律师 黑社会 盗窃 案件 打架 居住证 落户 迁户 法官 诉讼 police',
  },
  {
    heads: '纪检 监察 贪污 作风',
    words: '贪污 受贿 腐败 举报 干部 书记 违纪 滥用职权 以权谋私 渎职 纪委 作风 挪用 侵占 公款',
  },
  {
    heads: '党务 政务 党的建设',
    words: '党员 党组织 政府 公务员 办事大厅 政务 窗口 办证 机关 选举 统战 宗教 信访',
  },
  {
    heads: '经济 金融 财税 保险证券',
    words:
      '银行 贷款 税 税务 发票 保险 证券 基金 p2p 集资 理财 融资 国企 改制 破产 电价 电费 供电 停电 能源 煤 投资',
  },
  {
    heads: '科技 信息产业 电信 通信',
    words: '宽带 网络 信号 手机号 移动 联通 电信 基站 流量 专利 版权 知识产权 网站 app 系统 信息化',
  },
]

/** Sides of a service that customers speak of, good or bad. */
export type Aspect =
  | 'logistics'
  | 'quality'
  | 'after_sales'
  | 'service'
  | 'price'
  | 'payment'
  | 'order'
  | 'network'
  | 'porting'
  | 'account'
  | 'app'
  | 'privacy'
  | 'food'
  | 'hygiene'
  | 'safety'
  | 'room'
  | 'packaging'
  | 'description'
  | 'membership'
  | 'store'
  | 'installation'
  | 'contract'

/** Trade and services. */
export const serviceConcepts: readonly (Concept & { aspect: Aspect })[] = [
  {
    aspect: 'logistics',
    heads: '物流 配送 快递 delivery shipping logistics',
    words:
      '快递 物流 配送 送货 发货 派送 派件 运输 包裹 签收 收货 运费 延迟 丢件 驿站 快递员 骑手 外卖小哥 送达 超时 中转 自提 delivery courier parcel shipping shipped package tracking arrived',
  },
  {
    aspect: 'quality',
    heads: '质量 product_quality quality defect',
    words:
      '质量 做工 瑕疵 破损 坏了 开裂 掉色 起球 异味 发霉 变质 次品 假货 正品 耐用 材质 故障 缺陷 划痕 defective broken damaged faulty quality fake',
  },
  {
    aspect: 'after_sales',
    heads: '售后 退换 退款 退货 refund return after-sales',
    words:
      '退货 退款 换货 退换 售后 维修 返修 保修 七天无理由 上门 取件 退钱 赔偿 赔付 refund return exchange warranty repair',
  },
  {
    aspect: 'service',
    heads: '客服 服务态度 服务 service attitude',
    words:
      '客服 态度 服务 不耐烦 骂人 敷衍 推诿 回复 没人接 打不通 转人工 人工客服 接待 服务员 工作人员 前台 店员 营业员 热情 rude attitude staff agent hotline customer_service',
  },
  {
    aspect: 'price',
    heads: '价格 优惠 促销 price promotion coupon',
    words:
      '价格 降价 涨价 差价 优惠 优惠券 折扣 满减 促销 活动 红包 积分 贵 便宜 保价 性价比 price discount coupon expensive promo promotion',
  },
  {
    aspect: 'payment',
    heads: '支付 账单 扣费 计费 资费 billing payment charge',
    words:
      '支付 付款 扣款 扣费 账单 发票 收费 多扣 话费 月租 套餐 充值 余额 到账 乱扣 转账 payment charge charged bill billing invoice overcharged fee',
  },
  {
    aspect: 'order',
    heads: '订单 order',
    words:
      '订单 下单 取消订单 缺货 库存 漏发 错发 少发 预售 拍下 备注 order cancelled cancel stock wrong_item',
  },
  {
    aspect: 'network',
    heads: '网络 信号 宽带 network signal broadband',
    words:
      '信号 网络 断网 掉线 网速 上网 宽带 流量 光纤 光猫 路由器 基站 4g 5g 网慢 卡顿 没信号 signal network internet wifi coverage slow_internet',
  },
  {
    aspect: 'porting',
    heads: '携号转网 转网 销户 过户',
    words: '携号转网 转网 销户 过户 停机 复机 补卡 换卡 实名 号码 合约 违约金 靓号',
  },
  {
    aspect: 'account',
    heads: '账号 账户 登录 account login',
    words:
      '账号 账户 登录 密码 验证码 注册 注销 绑定 解绑 实名认证 盗号 封号 冻结 account password login verification locked',
  },
  {
    aspect: 'app',
    heads: 'app 软件 系统 小程序 应用 website',
    words:
      'app 软件 闪退 打不开 加载 页面 小程序 网站 系统 bug 报错 更新 界面 卡死 crash crashes error website page screen',
  },
  {
    aspect: 'privacy',
    heads: '隐私 信息安全 privacy',
    words: '隐私 泄露 泄漏 个人信息 骚扰电话 推销 垃圾短信 信息安全 privacy leaked spam',
  },
  {
    aspect: 'food',
    heads: '食品 味道 口味 餐饮 taste food',
    words:
      '早餐 味道 口味 好吃 难吃 菜 饭 变质 过期 不新鲜 头发 虫 份量 分量 凉了 食品 饭菜 米饭 汤 烧烤 taste food meal breakfast cold stale',
  },
  {
    aspect: 'hygiene',
    heads: '卫生 hygiene',
    words: '卫生 脏 干净 蟑螂 老鼠 消毒 餐具 异物 hygiene dirty clean',
  },
  {
    aspect: 'safety',
    heads: '安全 safety',
    words: '安全 隐患 事故 受伤 起火 爆炸 漏电 危险 消防 safety unsafe fire injury',
  },
  {
    aspect: 'room',
    heads: '酒店 客房 住宿 hotel room',
    words:
      '酒店 房间 入住 退房 霉味 烟味 床 空调 隔音 卫生间 热水 宾馆 酒店大堂 毛巾 浴室 hotel room check-in bed',
  },
  {
    aspect: 'packaging',
    heads: '包装 packaging',
    words: '包装 盒子 压坏 破损 泡沫 漏液 礼盒 封口 packaging box sealed',
  },
  {
    aspect: 'description',
    heads: '描述 虚假宣传 宣传 advertising description',
    words:
      '虚假宣传 图片 描述 不符 实物 色差 尺码 夸大 详情页 宣传 广告 误导 货不对板 not_as_described misleading size colour',
  },
  {
    aspect: 'membership',
    heads: '会员 积分 member loyalty',
    words: '会员 积分 等级 权益 会员卡 续费 自动续费 vip 特权 member membership points loyalty subscription',
  },
  {
    aspect: 'store',
    heads: '门店 网点 营业厅 store outlet branch',
    words: '门店 营业厅 网点 柜台 排队 营业时间 店员 导购 叫号 店里 实体店 store branch queue outlet',
  },
  {
    aspect: 'installation',
    heads: '安装 维修 装机 installation repair',
    words: '安装 装机 师傅 上门 维修 预约 调试 移机 拆机 安装费 installation install technician repair',
  },
  {
    aspect: 'contract',
    heads: '合同 合约 contract',
    words: '合同 合约 协议 违约 条款 违约金 定金 押金 解约 续约 contract terms termination deposit',
  },
]
