import { readTree } from './default-label.ts'

/** Government hotline: public matters as citizens bring them, two levels. */
export const governmentTaxonomy = readTree(`
urban | 城乡建设 | Urban and rural construction | 房屋、市政设施、规划和物业 | Housing, municipal works, planning and property management | 住建局 城管局 小区 业主
urban.property | 物业管理 | Property management | 物业服务、收费和业主委员会 | Property services, fees and owners' committees | 物业 物业费 物业公司 业委会 业主委员会 保安 小区管理 停车费 维修基金 property_management
- 物业只收钱不干活 / 小区保安形同虚设，业主选举被拖着 / Our management company overcharges residents
urban.housing | 商品房与产权 | Housing sales and titles | 购房、交房、质量和房产证 | Buying, delivery, quality and title deeds of homes | 开发商 房产证 不动产证 交房 延期交房 烂尾楼 购房合同 楼盘 商品房 精装修 捆绑销售 房屋质量 developer
- 房子交了三年证还没下来 / 楼盘停工两年，贷款照还 / The developer has not handed over our flat
urban.relocation | 征收与拆迁 | Expropriation and relocation | 房屋和土地征收、补偿与安置 | Expropriation, compensation and resettlement | 拆迁 征收 征地 补偿款 安置房 棚改 拆迁补偿 过渡费 强拆 demolition
- 老房拆了五年没住上新的 / 给的补偿比邻村少一半 / We were not paid for the demolition
urban.municipal | 市政与公用 | Municipal utilities | 供水、供电、燃气、路灯和排水 | Water, power, gas, street lights and drainage | 停水 停电 自来水 水压 供电 燃气 天然气 暖气 供暖 路灯 下水道 排水 内涝 井盖 污水管 water_supply power_cut
- 这片一下雨就淹 / 家里三天没水 / The street lights have been out for a month
urban.illegal_building | 违建与占道 | Illegal building and obstruction | 违章建筑、占道经营和市容 | Unlicensed structures, street obstruction and city appearance | 违建 违章建筑 违法建设 乱搭乱建 占道经营 流动摊贩 市容 城管 小广告 夜市
- 楼顶又加盖了一层 / 人行道全是摆摊的，走不了路 / Someone built a shed on public ground
urban.public_housing | 保障住房 | Public housing | 公租房、廉租房和公积金 | Public rental homes and housing fund | 公租房 廉租房 经济适用房 保障房 人才房 公积金 住房补贴 租房补贴
- 排了四年还没轮到配租 / 离职以后住房账户里的钱怎么取 / How do I apply for public housing
urban.works | 工程与施工 | Building works | 施工安全、工程质量和工程款 | Site safety, quality and payment of works | 施工 工地 工程款 工程质量 渣土车 围挡 旧改 老旧小区改造 加装电梯 夜间施工
- 夜里两点还在打混凝土 / 老楼想装梯，一楼不同意 / Lorries drop mud all over the road
environment | 环境保护 | Environment | 大气、水、噪声和固体废物污染 | Air, water, noise and waste pollution | 污染 环保局 生态环境局 环评
environment.noise | 噪声扰民 | Noise | 施工、商业和生活噪声 | Noise of works, trade and neighbours | 噪音 噪声 扰民 广场舞 夜间施工 高音喇叭 低频噪音 吵 noise
- 楼下酒吧天天唱到半夜 / 变压器嗡嗡声让人睡不着 / Loud music every night
environment.air | 大气与油烟 | Air and fumes | 废气、扬尘、异味和餐饮油烟 | Waste gas, dust, odour and cooking fumes | 废气 扬尘 粉尘 油烟 异味 恶臭 臭味 黑烟 焚烧 雾霾 刺鼻
- 厂里一到晚上冒刺鼻的烟 / 饭店排烟口正对我家窗 / There is a chemical smell in the air
environment.water | 水体污染 | Water pollution | 污水、河道和饮用水源 | Sewage, rivers and drinking water sources | 污水 废水 河道 黑臭水体 水源 偷排 排污 鱼塘 水质
- 村口小河变成黑色了 / 鱼塘的鱼一夜全死 / A factory pours waste into the river
environment.waste | 垃圾与固废 | Waste | 垃圾清运、填埋和分类 | Collection, landfill and sorting of waste | 垃圾 垃圾场 垃圾站 垃圾分类 填埋 焚烧厂 建筑垃圾 清运 养殖场 猪场 猪粪
- 垃圾站离居民楼太近 / 建筑废料倒在田边没人收 / Rubbish has not been collected for weeks
transport | 交通运输 | Transport | 公共交通、道路和客货运输 | Public transport, roads, passenger and goods traffic | 交通局 运管
transport.transit | 公交与地铁 | Buses and metro | 线路、班次、站点和服务 | Lines, frequency, stops and service | 公交 公交车 地铁 线路 班次 首末班 站台 公交司机 轻轨 校车 bus metro
- 下班等四十分钟没有一辆车 / 希望新开一条到大学城的线 / The bus never stops at our station
transport.taxi | 出租与网约车 | Taxis and ride hailing | 拒载、绕路、收费和黑车 | Refusals, detours, fares and unlicensed cars | 出租车 的士 网约车 滴滴 拒载 打表 绕路 黑车 起步价 taxi
- 不打表张口要一百 / 在机场被拒载三次 / The driver took a detour
transport.roads | 道路与桥梁 | Roads and bridges | 修建、破损和养护 | Building, damage and maintenance | 公路 高速 修路 路面 坑洼 桥梁 隧道 收费站 村道 水泥路 硬化 断头路 road
- 通村的水泥路全是坑 / 高速出口指示牌看不清 / There is a dangerous hole in the road
transport.traffic | 交通秩序与停车 | Traffic and parking | 拥堵、信号灯、违停和车位 | Jams, signals, illegal parking and spaces | 堵车 拥堵 红绿灯 信号灯 违停 乱停车 停车位 斑马线 交警 罚单 电动车 parking
- 路口绿灯只有十秒过不去 / 学校门口全是乱放的车 / Cars park on the crossing
transport.freight | 客货运与驾培 | Coaches, freight and driving schools | 长途客运、货运、邮政快递和驾校 | Coaches, freight, post and driving schools | 客运 货车 超载 驾校 驾考 学车 教练 快递 邮政 物流 汽车站
- 学车交了钱排不上考试 / 大货车超重压坏了路 / The driving school will not refund me
education | 教育文体 | Education, culture and sports | 学校、招生、收费和文化体育 | Schools, enrolment, fees, culture and sports | 教育局 学校 教师 学生
education.enrolment | 招生与考试 | Enrolment and exams | 入学、学区、升学和考试 | Admission, districts, promotion and exams | 招生 入学 学区 学位 中考 高考 录取 转学 摇号 加分 成绩
- 户口在这里，孩子却分到远的学校 / 转学需要办哪些手续 / My child did not get a school place
education.fees | 教育收费 | Education fees | 学费、资料费和乱收费 | Tuition, materials and improper fees | 学费 乱收费 资料费 补课费 伙食费 校服 收费标准 择校费
- 开学要交一笔说不清的资料钱 / 幼儿园一学期涨两千 / The school charges improper fees
education.conduct | 办学与师德 | Teaching and conduct | 补课、体罚、校园安全和管理 | Extra lessons, punishment, safety and management | 补课 体罚 师德 校园欺凌 食堂 宿舍 晚自习 作业 校长 幼儿园
- 老师让学生去他家上课 / 孩子被同学打，学校不管 / A teacher hit my son
education.teachers | 教师待遇 | Teachers' pay | 教师编制、工资和职称 | Posts, pay and titles of teachers | 教师 代课老师 民办教师 编制 职称 绩效工资 特岗教师
- 代课二十年没有编制 / 绩效拖了一年没发 / Rural teachers have not been paid
education.training | 校外培训 | Private tutoring | 培训机构退费和资质 | Refunds and licences of tutoring firms | 培训机构 退费 跑路 课时 辅导班 早教
- 培训班关门，剩下的课退不了 / 机构没有办学许可 / The tutoring company ran away with our money
education.culture | 文化与体育 | Culture and sports | 文化场馆、文物和健身设施 | Venues, relics and fitness facilities | 图书馆 博物馆 文物 健身 体育馆 网吧 演出 广播 电视
- 图书馆周末不开 / 老城墙被人挖了 / The fitness equipment in our park is broken
labour | 劳动和社会保障 | Labour and social security | 工资、社保、就业和退休 | Pay, insurance, employment and retirement | 人社局 社保局 劳动局
labour.wages | 工资拖欠 | Unpaid wages | 拖欠、克扣工资和加班费 | Withheld pay and overtime | 拖欠工资 欠薪 农民工 工资 克扣 加班费 血汗钱 讨薪 unpaid wage
- 干完活老板不给钱 / 半年没发薪水了 / My boss has not paid me for three months
labour.insurance | 社会保险 | Social insurance | 养老、医疗、失业、工伤和生育保险 | Pension, medical, unemployment, injury and maternity insurance | 社保 养老保险 医保 医疗保险 失业保险 工伤 生育津贴 参保 缴费 断缴 异地就医
- 单位一直没给我交五险 / 工伤认定拖了半年 / My employer pays no insurance
labour.contract | 劳动关系 | Employment relations | 合同、辞退和仲裁 | Contracts, dismissal and arbitration | 劳动合同 辞退 解雇 裁员 仲裁 试用期 违法用工 劳务派遣 休假
- 怀孕就被公司劝退 / 进厂一年没签合同 / I was dismissed without notice
labour.retirement | 退休待遇 | Retirement | 退休金、工龄和认定 | Pensions and years of service | 退休 退休金 养老金 工龄 视同缴费 内退 下岗 老职工
- 在厂里三十年，工龄少算了八年 / 到年龄了手续办不下来 / My pension is lower than my colleagues'
labour.jobs | 就业与人才 | Jobs and talent | 招聘、培训、补贴和人事考试 | Recruitment, training, subsidies and examinations | 就业 招聘 事业单位考试 公务员考试 技能培训 人才补贴 创业 资格证
- 毕业生补贴什么时候到账 / 招考岗位条件不合理 / When is the next recruitment exam
health | 卫生健康 | Health | 医院、药品、生育和公共卫生 | Hospitals, medicine, births and public health | 卫健委 卫计委 医院
health.care | 医疗服务 | Medical care | 就诊、收费和医患纠纷 | Treatment, charges and disputes | 医院 医生 护士 挂号 看病 手术 误诊 医疗事故 住院费 乱开药 急诊 hospital doctor
- 看病开了一堆用不着的检查 / 医院把我父亲耽误了 / The doctor gave a wrong diagnosis
health.family | 生育与计生 | Births and family planning | 生育登记、补助和证明 | Birth registration, grants and certificates | 二胎 三孩 准生证 独生子女 计划生育 社会抚养费 产假 奖扶 避孕
- 生二胎怎么登记 / 独生子女的补助没领到 / How do I register my baby
health.public | 公共卫生 | Public health | 防疫、疫苗和环境卫生 | Epidemics, vaccines and sanitation | 疫情 疫苗 核酸 防疫 隔离 接种 口罩 四害 传染病
- 社区打针要排多久 / 外地回来要不要隔离 / Where can I get vaccinated
health.practice | 医政与药品 | Licences and medicine | 无证行医、医师资格和药品 | Unlicensed practice, qualifications and medicine | 黑诊所 无证行医 执业医师 乡村医生 村医 药店 假药 保健品 药品价格
- 没有证的人在村里给人打针 / 药店卖假药 / An unlicensed clinic near my home
market | 商贸旅游 | Trade and tourism | 消费、价格、食品安全和旅游 | Consumption, prices, food safety and tourism | 市场监管局 工商局 消费者
market.consumer | 消费纠纷 | Consumer disputes | 退款、质量和虚假宣传 | Refunds, quality and false advertising | 退款 退货 商家 假货 虚假宣传 预付卡 会员卡 健身房 消费陷阱 网购 维权 shop refund
- 健身房关门，卡里的钱没了 / 买到假货商家不认 / The shop refuses to refund me
market.food | 食品安全 | Food safety | 变质、无证和餐饮卫生 | Spoiled food, licences and restaurant hygiene | 食品安全 过期食品 变质 地沟油 餐饮 饭店 食品 卫生许可 外卖
- 饭馆后厨脏得不行 / 超市卖过期的奶粉 / I found an insect in canned food
market.price | 价格与收费 | Prices and fees | 乱涨价、不明码标价 | Unfair prices and hidden fees | 物价 涨价 乱收费 明码标价 收费过高 电价 水价 物价局
- 停一小时收三十 / 菜市场趁节日乱涨 / The price was not displayed
market.operators | 经营与执照 | Business licences | 无照经营、传销和登记 | Unlicensed trade, pyramid schemes and registration | 营业执照 无证经营 传销 直销 注册公司 注销 农贸市场 菜市场 烟草 成品油 加油站
- 没执照就开店 / 拉人头交会费的组织 / A company sells pyramid schemes
market.tourism | 旅游服务 | Tourism | 景区、导游和酒店 | Sights, guides and hotels | 景区 门票 导游 旅行社 旅游 酒店 宾馆 民宿 强制购物
- 导游逼着买玉 / 景区门票不给学生优惠 / The travel agency cheated us
civil | 民政与社区 | Civil affairs and community | 救助、养老、殡葬和社区 | Relief, elderly care, funerals and community | 民政局 社区 居委会
civil.relief | 社会救助 | Social relief | 低保、残疾和困难帮扶 | Living allowance, disability and hardship | 低保 五保 残疾人 残疾证 困难补助 救助 孤儿 贫困户 临时救助
- 家里两个病人，低保批不下来 / 残疾补助停了半年 / My disabled brother gets no allowance
civil.veterans | 优抚安置 | Veterans | 退伍军人安置和待遇 | Placement and benefits of veterans | 退伍军人 复员 转业 优抚 军属 抚恤金 参战 退役
- 当过兵，安置工作一直没落实 / 烈属抚恤没有按时发 / Veterans did not receive their benefits
civil.community | 社区与婚姻殡葬 | Community, marriage and funerals | 居委会选举、婚姻登记、养老院和墓地 | Elections, marriage registration, care homes and cemeteries | 居委会 选举 结婚登记 离婚 养老院 墓地 公墓 殡葬 火葬场 地名 门牌
- 办结婚登记要预约吗 / 公墓一平米太贵 / The nursing home treats residents badly
rural | 农村农业 | Agriculture and villages | 村务、惠农、扶贫和水利 | Village affairs, farm support, poverty and irrigation | 农业局 村委会 村民
rural.village | 村务与土地承包 | Village affairs and land | 村务公开、村干部和土地流转 | Openness, village officials and land transfer | 村务公开 村干部 村支书 村主任 土地承包 土地流转 村组 集体资产
- 村里账目十年没公布 / 支书把集体地租给亲戚 / Village leaders hide the accounts
rural.support | 惠农与扶贫 | Farm support | 补贴、危房改造和扶贫 | Subsidies, house repair and poverty relief | 粮食补贴 惠农 扶贫 危房改造 精准扶贫 产业扶贫 退耕还林 农机补贴
- 种粮的钱没发到卡上 / 危房报了两年没人来看 / Farm subsidies were not paid
rural.production | 农业生产与水利 | Farming and irrigation | 种养、林业、水库和灌溉 | Crops, livestock, forestry, reservoirs and irrigation | 水库 灌溉 水渠 农田 林业 砍伐 种子 农药 动物防疫 禽流感 移民
- 水渠坏了，田里浇不上 / 猪瘟死的猪没有赔 / Our fields cannot be irrigated
land | 国土资源 | Land and minerals | 用地、宅基地和采矿 | Land use, homesteads and mining | 国土局 自然资源局 用地
land.use | 土地与宅基地 | Land and homesteads | 占地、宅基地和确权 | Occupation, homesteads and titles | 宅基地 占用耕地 基本农田 土地证 土地确权 违法占地 建房审批 国土
- 邻居占了我家宅基地 / 好好的田被硬化做停车场 / Farmland is used for a warehouse
land.mining | 矿产与地质 | Mining and geology | 采矿、砂石和地质灾害 | Mining, quarries and geological hazards | 采矿 采石场 砂场 挖沙 盗采 矿山 山体滑坡 地质灾害 爆破
- 半夜偷挖河沙 / 山上开石头把房子震裂 / Illegal quarrying behind the village
justice | 政法治安 | Justice and public order | 治安、户籍、诉讼和法律服务 | Public order, registration, courts and legal services | 公安局 派出所 法院
justice.order | 社会治安 | Public order | 诈骗、赌博、打架和盗窃 | Fraud, gambling, fights and theft | 诈骗 赌博 打架 盗窃 偷盗 黑恶 吸毒 报警 非法集资 传销窝点 police
- 被骗了三十万，警察没立案 / 巷子里天天有人赌 / My scooter was stolen
justice.registration | 户籍证件 | Registration and documents | 落户、身份证和居住证 | Household registration, ID and residence cards | 户口 落户 迁户口 身份证 居住证 护照 改名 户籍
- 孩子上户口要什么 / 身份证丢了在外地能补吗 / How do I move my household registration
justice.courts | 诉讼与执行 | Courts and enforcement | 审判、执行、律师和调解 | Trials, enforcement, lawyers and mediation | 法院 判决 执行难 老赖 诉讼 法官 律师 仲裁 调解 公证
- 官司赢了，钱拿不回来 / 法官拖着不开庭 / The court does not enforce its judgment
discipline | 纪检与政务 | Discipline and administration | 干部作风、廉政和办事服务 | Conduct and honesty of officials, service windows | 纪委 政府 干部
discipline.corruption | 违纪违法举报 | Corruption | 贪污、受贿和滥用职权 | Embezzlement, bribery and abuse of office | 贪污 受贿 腐败 滥用职权 以权谋私 挪用 公款 渎职 侵吞 行贿
- 干部拿公家的钱盖自己的房 / 招标内定给小舅子 / An official took a bribe
discipline.service | 作风与办事效率 | Conduct and efficiency | 态度、推诿和政务服务 | Attitude, evasion and service windows | 不作为 推诿 踢皮球 态度恶劣 政务大厅 办事窗口 热线 公务员 信访 信息公开
- 办个证跑了五趟 / 窗口的人玩手机不理人 / The office keeps sending me elsewhere
economy | 经济与信息 | Economy and information | 金融、税务、能源和通信 | Finance, tax, energy and telecommunications | 银行 税务局 发改委
economy.finance | 金融财税 | Finance and tax | 贷款、集资、保险和税收 | Loans, fund raising, insurance and taxes | 银行 贷款 集资 理财 保险 p2p 税务 个税 契税 发票 偷税
- 银行拖着不放款 / 集资公司老板跑了 / I cannot get a tax refund
economy.telecom | 通信与信息化 | Telecommunications | 宽带、信号、资费和网站 | Broadband, coverage, charges and websites | 宽带 移动 联通 电信 信号 基站 资费 电信诈骗 政府网站 app
- 村里没有通宽带 / 网上办事系统总是打不开 / There is no signal in our village
`)
