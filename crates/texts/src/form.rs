//! The texts of the Create Node Pool dialog and of the confirmation, fetched with them.

crate::texts! {
    /// A text of the form.
    Form {
        // The dialog.
        CreateTitle: "Create Node Pool", "创建节点池";
        Configuration: "Configuration", "配置";
        Sections: "Sections", "分区";
        Section: "Section", "分区";
        SectionBasic: "Basic", "基础配置";
        SectionNetwork: "Network", "网络配置";
        SectionInstance: "Instance and image", "实例和镜像配置";
        SectionStorage: "Storage", "存储配置";
        SectionCount: "Number of instances", "实例数量";
        SectionAdvanced: "Advanced options", "高级选项";
        Collapse: "Collapse", "收起";
        Expand: "Expand", "展开";
        Close: "Close", "关闭";
        Cancel: "Cancel", "取消";
        Confirm: "Confirm", "确认";
        Creating: "Creating", "正在创建";
        LookingForOutcome: "Checking the outcome", "正在确认结果";
        DraftSaved: "Draft saved {time}", "草稿已保存 {time}";
        DraftRestored: "Draft of {time} restored", "已恢复 {time} 的草稿";
        StartOver: "Start over", "重新开始";
        LeaveTitle: "Discard this draft?", "放弃此草稿？";
        LeaveAbout: "The node pool has not been created. What you entered is lost when you leave.", "节点池尚未创建。离开后，已填写的内容将丢失。";
        LeaveAboutEdit: "Your changes have not been saved. They are lost when you leave.", "您的更改尚未保存。离开后，更改将丢失。";
        LeaveStay: "Keep editing", "继续编辑";
        LeaveGo: "Discard draft", "放弃草稿";

        // Fields in general.
        Optional: "optional", "可选";
        Proposed: "proposed", "建议值";
        FixedByCluster: "fixed by the cluster", "由集群决定";
        Choose: "Choose", "请选择";
        Done: "Done", "完成";
        More: "More: {name}", "增加：{name}";
        Less: "Less: {name}", "减少：{name}";
        CountOf: "{count} of {limit}", "{count} / {limit}";
        MoveRow: "Move {name}. Press Alt and an arrow key", "移动 {name}：按 Alt 加方向键";
        RemoveRow: "Remove {name}", "移除 {name}";
        Moved: "{name} is now {count} of {limit}", "{name} 现在是第 {count} 个，共 {limit} 个";
        LimitReached: "The limit of {limit} is reached. Remove one first.", "已达上限 {limit} 个，请先移除一个。";
        ReloadList: "Reload {name}", "刷新{name}";
        SearchIn: "Search {name}", "搜索{name}";
        SearchPlaceholder: "Search", "搜索";
        OffersShown: "{count} shown", "显示 {count} 个";
        LoadingList: "Loading", "正在加载";
        NothingToChoose: "There is nothing to choose from.", "没有可选项。";
        NothingMatches: "Nothing matches. Clear the search or the filters.", "没有匹配项，请清除搜索或筛选条件。";
        ListFailed: "The list could not be loaded. Try again in a moment.", "列表加载失败，请稍后重试。";
        ListDenied: "You have no permission to see this list. Ask an administrator of the account.", "没有查看此列表的权限，请联系账号管理员。";
        TryAgain: "Try again", "重试";
        NotInList: "not in the list", "不在列表中";
        SetAside: "{name} {value} does not apply now and is not sent.", "{name} {value} 当前不适用，不会提交。";
        PriceSetAside: "The price limit {value} of {name} does not apply now and is not sent.", "{name} 的限价 {value} 当前不适用，不会提交。";
        Refused: "ACK refused this value: {message}", "ACK 拒绝了此值：{message}";

        // Basic.
        Name: "Node pool name", "节点池名称";
        Region: "Region", "地域";
        ScalingMode: "Scaling mode", "扩缩容模式";
        ModeManual: "Manual", "手动";
        ModeManualAbout: "Keeps exactly the number of nodes you set", "保持您设定的节点数";
        ModeAuto: "Auto", "自动";
        ModeAutoAbout: "Adds nodes when pods do not fit, within your limits", "Pod 无法调度时在上下限内扩容";
        ScalerInstant: "Auto uses node instant scaling.", "自动模式使用节点即时弹性。";
        ScalerClassic: "Auto uses node auto scaling: this cluster is older than Kubernetes 1.24.", "自动模式使用节点自动伸缩：此集群版本低于 Kubernetes 1.24。";
        Instances: "Instances", "实例数范围";
        Minimum: "Minimum", "最小值";
        Maximum: "Maximum", "最大值";
        InstanceClass: "Instance class", "实例类别";
        InstanceClassDefault: "cpu (default)", "cpu（默认）";

        // Network.
        Vpc: "VPC", "VPC";
        VSwitches: "vSwitches", "虚拟交换机";
        AddVSwitch: "Add vSwitch", "添加交换机";
        CreateVSwitch: "Create vSwitch", "创建交换机";
        Zone: "Zone {name}", "可用区 {name}";
        AddressesFree: "{count} addresses free", "可用 IP {count}";
        OrderHelp: "Order is priority under the Priority policy. Drag, or press Alt and an arrow key.", "优先级策略下，顺序即优先级。可拖动，或按 Alt 加方向键。";

        // Instance and image.
        Billing: "Billing method", "付费类型";
        PayAsYouGo: "Pay-as-you-go", "按量付费";
        Spot: "Spot instance", "抢占式实例";
        Subscription: "Subscription", "包年包月";
        BillingHelp: "A pool cannot change to or from spot later.", "创建后不能与抢占式实例互换。";
        Duration: "Duration", "购买时长";
        DurationUnit: "Unit of the duration", "时长单位";
        Months: "Months", "月";
        Weeks: "Weeks", "周";
        AutoRenew: "Auto-renewal", "自动续费";
        AutoRenewText: "Renew nodes before their term ends", "到期前自动续费";
        RenewalDuration: "Renewal duration", "续费时长";
        SpotBid: "Spot bid", "出价方式";
        NotSpot: "No spot instances", "不使用抢占式实例";
        SpotLimited: "Maximum price", "设置最高出价";
        SpotLimitedAbout: "Nodes go when the market price rises above it", "市场价超过出价时释放";
        SpotMarket: "Market price", "随市场价";
        SpotMarketAbout: "Pays what the market asks", "按市场价格支付";
        InstanceTypes: "Instance types", "实例规格";
        AddInstanceType: "Add instance type", "添加实例规格";
        TypesHelp: "Tried in this order. Several types make a scale-out more likely to succeed.", "按此顺序尝试。选择多个规格可提高扩容成功率。";
        Vcpu: "{count} vCPU", "{count} vCPU";
        Gib: "{count} GiB", "{count} GiB";
        Gpu: "{count} GPU", "{count} GPU";
        LocalDisk: "local disk", "本地盘";
        InStock: "in stock {zones}", "有货 {zones}";
        InStockOnly: "in stock {zones} only", "仅 {zones} 有货";
        OutOfStock: "out of stock", "无货";
        OnlyInStock: "In stock", "仅看有货";
        FilterVcpu: "Any vCPU", "全部 vCPU";
        FilterMemory: "Any memory", "全部内存";
        FilterFamily: "Any family", "全部规格族";
        FilterArchitecture: "Any architecture", "全部架构";
        PriceLimit: "Maximum price", "最高出价";
        PriceLimitOf: "Maximum price per hour for {name}", "{name} 的每小时最高出价";
        PriceNow: "now {price}", "当前 {price}";
        PriceLimitHelp: "One limit per instance type. An instance is released when the market price rises above it or stock runs out.", "每个规格一个限价。市场价超过限价或库存不足时，实例会被释放。";
        OperatingSystem: "Operating system", "操作系统";
        ImageKind: "Kind of image", "镜像类别";
        PublicImage: "Public image", "公共镜像";
        CustomImage: "Custom image", "自定义镜像";
        ChooseImage: "Choose custom image", "选择自定义镜像";
        ImageBaseType: "System of the image", "镜像的基础系统";
        Hardening: "Security hardening", "安全加固";
        HardeningNone: "Disable", "不开启";
        HardeningNoneAbout: "No baseline is applied", "不应用安全基线";
        HardeningMlps: "MLPS", "等保加固";
        HardeningMlpsAbout: "Level 3 baseline: no root over SSH, password only", "等保三级基线：禁止 root SSH 登录，仅密码";
        HardeningOs: "OS hardening", "系统加固";
        HardeningOsAbout: "Alibaba Cloud Linux 2 and 3 only", "仅限 Alibaba Cloud Linux 2 和 3";
        HardeningMlpsHelp: "Log on through VNC in the ECS console, and create ordinary users there for SSH.", "请在 ECS 控制台通过 VNC 登录，并创建普通用户用于 SSH。";
        Logon: "Logon method", "登录方式";
        LogonName: "Logon name", "登录名";
        Password: "Password", "密码";
        PasswordShow: "Show the password", "显示密码";
        PasswordHelp: "8 to 30 characters: upper-case and lower-case letters, digits and special characters. It is not kept in the draft.", "8 至 30 个字符，须包含大写字母、小写字母、数字和特殊字符。密码不会保存在草稿中。";
        KeyPair: "Key pair", "密钥对";
        ChooseKeyPair: "Choose key pair", "选择密钥对";
        KeyPairHelp: "For logging on to the nodes over SSH as root.", "用于以 root 身份通过 SSH 登录节点。";

        // Storage.
        SystemDisk: "System disk", "系统盘";
        SystemDiskType: "Type of the system disk", "系统盘类型";
        SystemDiskSize: "Size of the system disk", "系统盘大小";
        SystemDiskIops: "Provisioned IOPS of the system disk", "系统盘的预配置 IOPS";
        SystemDiskBurst: "Bursting of the system disk", "系统盘的性能突发";
        SystemDiskPerformance: "System disk performance", "系统盘性能";
        SystemDiskEncryption: "System disk encryption", "系统盘加密";
        SystemDiskAlgorithm: "Encryption algorithm", "加密算法";
        SystemDiskKey: "KMS key of the system disk", "系统盘的 KMS 密钥";
        SystemDiskTypes: "More system disk types", "更多系统盘类型";
        AddDiskType: "Add disk type", "添加云盘类型";
        SystemDiskTypesHelp: "Tried in this order when the type above is sold out or not supported.", "上述类型售罄或不受支持时按此顺序尝试。";
        SystemDiskPolicy: "Snapshot policy of the system disk", "系统盘的快照策略";
        ProvisionedIops: "Provisioned IOPS", "预配置 IOPS";
        BurstText: "Burst above the baseline, billed by use", "突发超过基准性能，按用量计费";
        EncryptText: "Encrypt the disk", "加密云盘";
        ChooseKmsKey: "Choose KMS key", "选择 KMS 密钥";
        KmsHelp: "Without a key, the service key of the account encrypts it.", "未选择密钥时，使用账号的服务密钥加密。";
        ChooseSnapshot: "Choose snapshot", "选择快照";
        ChoosePolicy: "Choose snapshot policy", "选择快照策略";
        DefaultOf: "Default: {value}", "默认：{value}";
        PerformanceLevel: "Performance level", "性能级别";
        DiskType: "Type", "类型";
        DiskSize: "Size", "大小";
        GibUnit: "GiB", "GiB";
        Essd: "ESSD", "ESSD";
        AutoPl: "ESSD AutoPL", "ESSD AutoPL";
        EssdEntry: "ESSD Entry", "ESSD Entry";
        StandardSsd: "Standard SSD", "SSD 云盘";
        UltraDisk: "Ultra Disk", "高效云盘";
        DataDisks: "Data disks", "数据盘";
        DataDisk: "Data disk", "数据盘";
        DataDiskNumber: "Data disk {count}", "数据盘 {count}";
        DataDiskType: "Type of data disk {count}", "数据盘 {count} 的类型";
        DataDiskSize: "Size of data disk {count}", "数据盘 {count} 的大小";
        DataDiskLevel: "Performance level of data disk {count}", "数据盘 {count} 的性能级别";
        DataDiskMore: "More settings of data disk {count}", "数据盘 {count} 的更多设置";
        MoreSettings: "More settings", "更多设置";
        DataDiskIops: "Provisioned IOPS of data disk {count}", "数据盘 {count} 的预配置 IOPS";
        DataDiskBurst: "Bursting of data disk {count}", "数据盘 {count} 的性能突发";
        DataDiskEncryption: "Encryption of data disk {count}", "数据盘 {count} 的加密";
        DataDiskKey: "KMS key of data disk {count}", "数据盘 {count} 的 KMS 密钥";
        DataDiskSnapshot: "Snapshot of data disk {count}", "数据盘 {count} 的快照";
        DataDiskFormat: "Formatting of data disk {count}", "数据盘 {count} 的格式化";
        DataDiskFormatText: "Format and mount the disk", "格式化并挂载云盘";
        DataDiskFileSystem: "File system of data disk {count}", "数据盘 {count} 的文件系统";
        DataDiskMount: "Mount point of data disk {count}", "数据盘 {count} 的挂载点";
        DataDiskDevice: "Device of data disk {count}", "数据盘 {count} 的设备名";
        DataDiskName: "Name of data disk {count}", "数据盘 {count} 的名称";
        DataDiskPolicy: "Snapshot policy of data disk {count}", "数据盘 {count} 的快照策略";
        FileSystem: "File system", "文件系统";
        MountPoint: "Mount point", "挂载点";
        DiskDevice: "Device", "设备名";
        DiskName: "Disk name", "云盘名称";
        SnapshotPolicy: "Snapshot policy", "快照策略";
        AddDataDisk: "Add data disk", "添加数据盘";
        ContainerData: "container data", "容器数据";
        DataDisksHelp: "The last disk is formatted and holds the container data at", "最后一块盘会被格式化并存放容器数据，挂载于";

        // Number of instances.
        ExpectedNodes: "Expected nodes", "期望节点数";
        ExpectedHelp: "The pool keeps this number. 0 creates an empty pool.", "节点池保持此数量。0 表示创建空节点池。";
        NodesLeft: "The cluster may get {count} more.", "集群还可添加 {count} 个节点。";
        AutoscalerDecides: "the autoscaler decides, starting at the minimum", "由自动伸缩决定，从最小值开始";

        // Advanced options.
        Key: "Key", "键";
        Value: "Value", "值";
        Effect: "Effect", "效果";
        EcsTags: "ECS tags", "ECS 标签";
        TagKey: "Key of tag {count}", "标签 {count} 的键";
        TagValue: "Value of tag {count}", "标签 {count} 的值";
        AddTag: "Add tag", "添加标签";
        TagsFoot: "{count} of {limit}", "{count} / {limit}";
        Taints: "Taints", "污点";
        TaintKey: "Key of taint {count}", "污点 {count} 的键";
        TaintValue: "Value of taint {count}", "污点 {count} 的值";
        TaintEffect: "Effect of taint {count}", "污点 {count} 的效果";
        AddTaint: "Add taint", "添加污点";
        TaintsFoot: "Pods need a toleration to run here", "Pod 需具备容忍才能调度";
        NodeLabels: "Node labels", "节点标签";
        LabelKey: "Key of label {count}", "节点标签 {count} 的键";
        LabelValue: "Value of label {count}", "节点标签 {count} 的值";
        AddLabel: "Add label", "添加节点标签";
        LabelsFoot: "{count} of {limit}", "{count} / {limit}";
        ResourceGroup: "Resource group", "资源组";
        ChooseResourceGroup: "Choose resource group", "选择资源组";
        ElasticMode: "Elastic mode", "弹性模式";
        ElasticStandard: "Standard", "标准模式";
        ElasticStandardAbout: "Creates and releases instances", "创建和释放实例";
        ElasticEconomical: "Economical", "极速模式";
        ElasticEconomicalAbout: "Stops and restarts instances; a stopped one costs its disks only", "停止和启动实例，停机仅收取云盘费用";
        ScalingPolicy: "Scaling policy", "扩缩容策略";
        PolicyPriority: "Priority", "优先级";
        PolicyPriorityAbout: "The order of the vSwitches decides", "按交换机顺序";
        PolicyCost: "Cost optimization", "成本优化";
        PolicyCostAbout: "The cheapest vCPU first", "优先 vCPU 单价最低";
        PolicyBalance: "Distribution balancing", "均衡分布";
        PolicyBalanceAbout: "Evenly across zones", "在可用区间均匀分布";
        SpotOptions: "Spot options", "抢占式选项";
        Compensate: "Supplement with on-demand instances", "使用按量实例补充";
        Remedy: "Replace instances before they are reclaimed", "回收前补充抢占式实例";
        SpotOnly: "Takes effect with the billing method Spot instance.", "仅对抢占式实例生效。";
        Unschedulable: "Scheduling", "调度";
        UnschedulableText: "Set new nodes to unschedulable", "新节点设为不可调度";
        CpuPolicy: "CPU policy", "CPU 策略";
        CustomNodeName: "Custom node name", "自定义节点名称";
        NodeNameByAddress: "By IP address", "按 IP 地址";
        CustomNodeNameText: "Name nodes by prefix, IP address and suffix", "按前缀、IP 地址和后缀命名节点";
        NodeNamePrefix: "Prefix", "前缀";
        NodeNameAddress: "IP address", "IP 地址";
        NodeNameSuffix: "Suffix", "后缀";
        NodeNameExample: "Example, {count} characters:", "示例，{count} 个字符：";
        NodeNameWindows: "Windows uses the address alone as hostname:", "Windows 仅以地址作为主机名：";
        PreUserData: "Pre-custom instance data", "实例预自定义数据";
        PreUserDataHelp: "Runs before the node joins the cluster. Needs an approved quota request.", "在节点加入集群之前运行，需申请配额。";
        UserData: "Instance user data", "实例自定义数据";
        UserDataHelp: "Runs after the node joined the cluster.", "在节点加入集群之后运行。";
        ScriptUpload: "Upload a file", "上传文件";
        ScriptSize: "{count} bytes, sent Base64-encoded", "{count} 字节，以 Base64 编码发送";
        ScriptBinary: "This is no UTF-8 text; it is kept as it is. Clear it to write a script.", "内容不是 UTF-8 文本，将原样保留。清空后可编写脚本。";
        ScriptTooBig: "The file has {count} bytes, more than the {limit} that ECS takes. Nothing was changed.", "文件为 {count} 字节，超过 ECS 上限 {limit}，未作更改。";
        Clear: "Clear", "清空";
        CloudMonitor: "CloudMonitor agent", "云监控插件";
        CloudMonitorText: "Install the agent on new nodes", "在新节点上安装云监控插件";
        PublicIp: "Public IP address", "公网 IP";
        PublicIpText: "Assign a public IPv4 address to each node", "为每个节点分配公网 IPv4 地址";
        BandwidthBilling: "Bandwidth billing", "带宽计费方式";
        PayByTraffic: "By traffic", "按使用流量";
        PayByBandwidth: "By bandwidth", "按固定带宽";
        PeakBandwidth: "Peak bandwidth", "带宽峰值";
        Mbps: "Mbit/s", "Mbit/s";
        SecurityGroups: "Security groups", "安全组";
        FirstSecurityGroup: "First security group", "第一个安全组";
        AddSecurityGroup: "Add security group", "添加安全组";
        SecurityGroupsHelp: "Rules of an existing group are not set up for the cluster. The kind cannot change later.", "已有安全组的规则不会自动配置，创建后安全组类型不可更改。";
        SecurityGroupBasic: "basic", "普通";
        SecurityGroupAdvanced: "advanced", "企业级";
        RdsInstances: "RDS whitelist", "RDS 白名单";
        AddRds: "Add RDS instance", "添加 RDS 实例";
        DeploymentSet: "Deployment set", "部署集";
        ChooseDeploymentSet: "Choose deployment set", "选择部署集";
        InstancesUsed: "{count} instances", "{count} 个实例";
        PrivatePool: "Private pool", "私有池";
        PrivatePoolUnset: "Not set", "不设置";
        PrivatePoolOpen: "Open", "开放";
        PrivatePoolOpenAbout: "An open pool first, then public capacity", "优先开放私有池，其次公共资源";
        PrivatePoolNone: "Do not use", "不使用";
        PrivatePoolNoneAbout: "Public capacity only", "仅使用公共资源";
        PrivatePoolTarget: "Specified", "指定";
        PrivatePoolTargetAbout: "This pool only; fails when it is used up", "仅使用指定私有池，不足时创建失败";
        PrivatePoolId: "Private pool to use", "指定的私有池";
        ChoosePrivatePool: "Choose private pool", "选择私有池";
        UsedOf: "{count} of {limit} used", "已用 {count} / {limit}";
        Runtime: "Container runtime", "容器运行时";
        RuntimeDefault: "As the cluster", "与集群一致";
        RuntimeVersion: "Runtime version", "运行时版本";
        Managed: "Managed node pool", "托管节点池";
        ManagedText: "ACK repairs, upgrades and patches nodes", "由 ACK 修复、升级和修补节点";
        ManagedDiagnosis: "Diagnose faults", "故障诊断";
        ManagedRepair: "Repair nodes", "自动修复节点";
        ManagedRepairApproval: "Repair only after approval", "修复前需审批";
        ManagedRepairRestart: "Repair may restart nodes", "修复时可重启节点";
        ManagedRepairPolicy: "Repair policy id", "修复策略 ID";
        ManagedRepairParallel: "Nodes repaired at once", "并行修复节点数";
        ManagedRepairThreshold: "Stop repairing above unhealthy nodes", "不健康节点上限";
        ManagedUpgrade: "Upgrade automatically", "自动升级";
        ManagedUpgradeKubelet: "Upgrade the kubelet", "升级 kubelet";
        ManagedUpgradeOs: "Upgrade the operating system", "升级操作系统";
        ManagedUpgradeRuntime: "Upgrade the runtime", "升级运行时";
        ManagedVulnerability: "Fix vulnerabilities", "自动修复漏洞";
        ManagedVulnerabilityRestart: "Fixing may restart nodes", "修复漏洞时可重启节点";
        ManagedVulnerabilityLevel: "Vulnerability levels", "漏洞级别";
        ManagedVulnerabilityExclude: "Packages left out", "排除的软件包";
        ManagedDrift: "Correct configuration drift", "纠正配置漂移";
        ManagedUpgradeConfig: "Follow cluster upgrades", "随集群升级";
        ManagedUnavailable: "Nodes unavailable at most", "最大不可用节点数";
        ManagedSurge: "Extra nodes while upgrading", "升级时额外节点数";
        ManagedSurgePercentage: "Extra nodes in percent", "额外节点百分比";
        RamRole: "Worker RAM role", "Worker RAM 角色";
        MetadataAccess: "Metadata access", "元数据访问";
        MetadataOptional: "With or without a token", "令牌可选";
        MetadataRequired: "Only with a token", "必须使用令牌";
        Tee: "Confidential computing", "机密计算";
        TeeText: "Make nodes for confidential containers", "创建机密计算节点";
        About: "About {name}", "关于{name}";

        // What each parameter is for.
        ChangeNever: "It cannot be changed later.", "创建后不可更改。";
        ChangePool: "It can be changed later, for the pool as a whole.", "可随后更改，对整个节点池生效。";
        ChangeNewNodes: "It can be changed later; the change reaches new nodes only.", "可随后更改，仅对新节点生效。";
        ChangeAllNodes: "It can be changed later; the change reaches existing nodes too.", "可随后更改，对已有节点同样生效。";
        HelpName: "Tells pools apart in the console, in Terraform and on bills. 1 to 63 digits, letters, Chinese characters or hyphens, not starting with a hyphen.", "用于在控制台、Terraform 和账单中区分节点池。1 至 63 个数字、字母、汉字或短划线，不能以短划线开头。";
        HelpRegion: "Nodes are always in the region of their cluster.", "节点始终位于集群所在地域。";
        HelpScalingMode: "Manual keeps a number of nodes that you set. Auto adds nodes for pods that do not fit and removes idle ones, between two limits. The default node pool cannot be switched to Auto.", "手动模式保持设定的节点数。自动模式在上下限之间，为无法调度的 Pod 扩容并移除空闲节点。默认节点池不能切换为自动模式。";
        HelpMin: "Auto mode never goes below it. A minimum above 0 creates nodes at once. Nodes you attached yourself do not count.", "自动模式不会低于此值。大于 0 时会立即创建节点。手动添加的节点不计入。";
        HelpMax: "Auto mode never goes above it; at most 2,000. A maximum below the present number removes nodes at once.", "自动模式不会超过此值，最大 2,000。低于当前节点数时会立即缩容。";
        HelpAsType: "What the autoscaler takes the pool for: ordinary, GPU, shared GPU or spot nodes. Leave the default unless the pool needs another.", "自动伸缩如何看待此节点池：普通、GPU、共享 GPU 或抢占式节点。通常保持默认。";
        HelpVpc: "The cluster's VPC. All vSwitches of the pool lie in it.", "集群所在的 VPC，节点池的交换机均在其中。";
        HelpVSwitch: "1 to 8 vSwitches of the cluster's VPC; each stands for a zone. Several zones survive the failure of one, and balancing needs several.", "集群 VPC 内的 1 至 8 个交换机，每个对应一个可用区。多个可用区可容灾，均衡分布需要多个交换机。";
        HelpBilling: "Pay-as-you-go bills by the second, a subscription in advance, spot at the market's price with the risk of reclaim. A pool cannot change to or from spot.", "按量付费按秒计费，包年包月预先付费，抢占式按市场价且可能被回收。节点池不能与抢占式互换。";
        HelpSpotPrice: "The most you pay per hour for each instance type. A price is a decimal number above 0.", "每个实例规格每小时的最高出价，须为大于 0 的小数。";
        HelpPeriod: "How long nodes are paid for: 1 to 9, 12, 24, 36, 48 or 60 months, or 1 to 4 weeks. Terraform takes 1, 2, 3, 6 and 12 months only.", "节点的购买时长：1 至 9、12、24、36、48、60 个月，或 1 至 4 周。Terraform 仅支持 1、2、3、6、12 个月。";
        HelpAutoRenew: "Renews subscribed nodes by themselves. Without it they stop when their term ends.", "自动为包年包月节点续费，否则到期停机。";
        HelpAutoRenewPeriod: "For how long each renewal pays.", "每次续费的时长。";
        HelpInstanceTypes: "1 to 10 types of one architecture that fits the operating system. Their order is the order of purchase.", "1 至 10 个同一架构且与操作系统匹配的规格，顺序即购买顺序。";
        HelpOs: "A public image of ACK, or an image of your own made from one. Existing nodes change only by a change of operating system.", "ACK 的公共镜像，或基于其制作的自定义镜像。已有节点需更换操作系统才会变化。";
        HelpHardening: "MLPS applies the level 3 baseline and forbids root over SSH and key pairs; OS hardening applies Alibaba Cloud's own. Never both, and only on Alibaba Cloud Linux 2 or 3.", "等保加固应用三级基线并禁止 root SSH 和密钥对；系统加固应用阿里云基线。两者互斥，且仅限 Alibaba Cloud Linux 2 或 3。";
        HelpLogonUser: "root, or ecs-user where the image has it. Only the credential can be changed later.", "root，或镜像支持的 ecs-user。之后只能更改凭证。";
        HelpKeyPair: "For SSH. Linux only, not with MLPS, not beside a password. ContainerOS takes nothing else.", "用于 SSH。仅限 Linux，不能与等保加固或密码同时使用。ContainerOS 仅支持密钥对。";
        HelpPassword: "For VNC and SSH, instead of a key pair. ACK takes three of the four kinds of characters; this form asks for all four.", "用于 VNC 和 SSH，替代密钥对。ACK 要求四类字符中的三类，此处要求全部四类。";
        HelpSysCategory: "Speed and price of the disk that holds the operating system. Types and zones decide which are offered.", "系统盘的性能与价格，可选类型取决于规格和可用区。";
        HelpSysSize: "20 to 2,048 GiB, and not smaller than the image. PL2 needs 461 GiB, PL3 1,261 GiB.", "20 至 2,048 GiB，且不小于镜像。PL2 至少 461 GiB，PL3 至少 1,261 GiB。";
        HelpSysPl: "For ESSD only: PL0 is the slowest, PL3 the fastest.", "仅限 ESSD：PL0 最慢，PL3 最快。";
        HelpSysAuto: "For ESSD AutoPL only: IOPS above the baseline, at most 50,000, and bursting on top.", "仅限 ESSD AutoPL：超过基准的 IOPS，最大 50,000，以及性能突发。";
        HelpSysEnc: "For ESSD only: encrypts the disk with the service key or a KMS key of yours. It costs no speed worth naming.", "仅限 ESSD：使用服务密钥或您的 KMS 密钥加密云盘。";
        HelpSysMore: "Further types that are tried in order when the first is not in stock. None twice.", "首选类型无货时依次尝试的其他类型，不可重复。";
        HelpSysSnap: "Takes snapshots of the system disk by a policy.", "按策略为系统盘创建快照。";
        HelpDdCategory: "Up to 64 data disks, fewer where the instance type takes fewer. The last one holds the containers' data. Above 10, later edits may be refused.", "最多 64 块数据盘，取决于实例规格。最后一块存放容器数据。超过 10 块时之后的编辑可能被拒绝。";
        HelpDdSize: "40 to 32,768 GiB. A disk made from a snapshot takes the snapshot's size.", "40 至 32,768 GiB。从快照创建的云盘采用快照大小。";
        HelpDdPl: "For ESSD only; PL2 needs 461 GiB, PL3 1,261 GiB.", "仅限 ESSD；PL2 至少 461 GiB，PL3 至少 1,261 GiB。";
        HelpDdAuto: "For ESSD AutoPL only: IOPS above the baseline, and bursting.", "仅限 ESSD AutoPL：预配置 IOPS 与性能突发。";
        HelpDdEnc: "Encrypts the disk with the service key or a KMS key of yours.", "使用服务密钥或您的 KMS 密钥加密云盘。";
        HelpDdSnapshot: "Starts the disk as a copy of a snapshot; the size is then the snapshot's.", "以快照副本创建云盘，大小取自快照。";
        HelpDdMount: "Formats the disk and mounts it, with the file system and at the place you name.", "格式化云盘，并以指定文件系统挂载到指定位置。";
        HelpDdPolicy: "Takes snapshots of the disk by a policy.", "按策略为云盘创建快照。";
        HelpDesired: "The pool keeps this number of nodes. 500 at most in one call.", "节点池保持此节点数，单次最多 500。";
        HelpRg: "Whom the nodes belong to for permissions and bills. Without one it is the account's default group.", "节点所属的资源组，用于权限和账单。未选择时为账号默认资源组。";
        HelpElasticMode: "Auto mode only. Economical stops idle nodes instead of releasing them: faster back, billed for disks. Not with local disks, and not with node instant scaling, the default from Kubernetes 1.24.", "仅限自动模式。极速模式停止而非释放空闲节点，恢复更快，仅收取云盘费用。不支持本地盘；Kubernetes 1.24 起默认的节点即时弹性不支持。";
        HelpScalingPolicy: "Where new nodes go and which leave first. Balancing needs several vSwitches; cost optimization means something with several types or spot.", "新节点的分布方式和缩容顺序。均衡分布需要多个交换机；成本优化适用于多规格或抢占式。";
        HelpCompensate: "When spot capacity or the price limit falls short, on-demand instances fill the gap. ACK does so under cost optimization only.", "抢占式库存或出价不足时使用按量实例补充，ACK 仅在成本优化策略下生效。";
        HelpRemedy: "Five minutes before a spot instance is reclaimed a new one is tried; the old node is drained only when it came.", "抢占式实例回收前 5 分钟尝试创建新实例，成功后才排空旧节点。";
        HelpTags: "Up to 17 tags on the instances; ACK needs 3 of the 20. Keys are unique, at most 128 characters.", "实例上最多 17 个标签，20 个中的 3 个由 ACK 使用。键唯一，最多 128 个字符。";
        HelpTaints: "Keep pods away that do not tolerate them. NoExecute also evicts running pods.", "排斥不具备容忍的 Pod。NoExecute 还会驱逐运行中的 Pod。";
        HelpLabels: "For node selectors and affinities; up to 20. The prefixes kubernetes.io and k8s.io are reserved.", "用于节点选择和亲和性，最多 20 个。kubernetes.io 与 k8s.io 前缀为保留前缀。";
        HelpUnschedulable: "New nodes join cordoned: no pod is placed on them until somebody lifts it.", "新节点加入后不可调度，直至手动恢复。";
        HelpCpuPolicy: "static gives guaranteed pods CPU cores of their own. From Kubernetes 1.12.6.", "static 为 Guaranteed Pod 分配独占 CPU，需 Kubernetes 1.12.6 及以上。";
        HelpNodeName: "The name becomes node name, instance name and hostname: 2 to 64 characters, lower-case letters and digits at both ends. Changing it in Terraform replaces the pool.", "该名称用作节点名、实例名和主机名：2 至 64 个字符，首尾为小写字母或数字。在 Terraform 中更改会重建节点池。";
        HelpPreUserData: "A script that the instance runs before it becomes a node. It needs an approved quota request.", "实例成为节点之前运行的脚本，需申请配额。";
        HelpUserData: "A script that the instance runs once it has joined. Do not put secrets into it: everyone on the node can read it.", "实例加入集群后运行的脚本。请勿写入机密，节点上的任何人均可读取。";
        HelpCms: "Sends metrics of each node to CloudMonitor. ACK's default is off, Terraform's on; the code always states it.", "向云监控上报节点指标。ACK 默认关闭，Terraform 默认开启，代码中会明确写出。";
        HelpPublicIp: "Gives every node a public IPv4 address with 1 to 100 Mbit/s, billed by traffic or by bandwidth.", "为每个节点分配公网 IPv4，带宽 1 至 100 Mbit/s，按流量或带宽计费。";
        HelpSg: "Up to 5 groups of one kind in the cluster's VPC, instead of the cluster's own. Changing them in Terraform replaces the pool.", "集群 VPC 内最多 5 个同类安全组，替代集群安全组。在 Terraform 中更改会重建节点池。";
        HelpRds: "Adds the nodes' addresses to the whitelists of these databases.", "将节点地址加入这些数据库的白名单。";
        HelpDeployset: "Spreads nodes over physical hosts: at most 20 nodes in each zone. Changing it in Terraform replaces the pool.", "将节点分散到不同物理机，每个可用区最多 20 个。在 Terraform 中更改会重建节点池。";
        HelpPrivatePool: "Which reserved capacity the pool uses.", "节点池使用的预留容量。";
        HelpPrivatePoolId: "The pool that Specified means. Creation fails when it is used up.", "“指定”所用的私有池，不足时创建失败。";
        HelpRuntime: "Should be the cluster's. docker ends with Kubernetes 1.22, Sandboxed-Container with 1.31.", "应与集群一致。docker 止于 Kubernetes 1.22，安全沙箱止于 1.31。";
        HelpManaged: "Leaves care of the nodes to ACK. The settings below take effect only while it is on.", "由 ACK 维护节点。以下设置仅在开启时生效。";
        HelpRamRole: "The role of the instances, for managed clusters from 1.22. Names that start with KubernetesMasterRole- or KubernetesWorkerRole- are reserved.", "实例的角色，适用于 1.22 及以上的托管集群。KubernetesMasterRole- 和 KubernetesWorkerRole- 开头的名称为保留名称。";
        HelpImds: "Whether programs on a node need a token to read its metadata. Requiring one keeps stolen requests out.", "节点上的程序读取元数据是否需要令牌，要求令牌更安全。";
        HelpTee: "Nodes with a trusted execution environment, for instance types that have it.", "具备可信执行环境的节点，需相应实例规格。";

        // The panel.
        Panel: "Summary, code, problems", "摘要、代码、问题";
        TabSummary: "Summary", "摘要";
        TabCode: "Code", "代码";
        TabProblems: "Problems", "问题";
        ProblemCount: "{count} problem|{count} problems", "{count} 个问题";
        ProblemsFound: "{count} problem found. The first one has the focus.|{count} problems found. The first one has the focus.", "发现 {count} 个问题，焦点已移至第一个。";
        NoProblems: "No problems found in what you have entered so far.", "目前填写的内容没有发现问题。";
        Problem: "Problem", "问题";
        Warning: "Warning", "警告";
        UnknownProblem: "The rule {code} does not hold.", "不满足规则 {code}。";
        EstimatedAt: "estimated at {count} node|estimated at {count} nodes", "{count} 个节点预估";
        PricePerNode: "{price} per node with its disks", "每个节点（含云盘）{price}";
        ForMonths: "for {count} month|for {count} months", "/ {count} 个月";
        ForWeeks: "for {count} week|for {count} weeks", "/ {count} 周";
        On: "on", "开启";
        Off: "off", "关闭";
        SecretSet: "set, not shown", "已设置，不显示";
        PriceUnknown: "No estimate: choose an instance type first, or the price could not be read.", "暂无预估：请先选择实例规格，或价格读取失败。";
        DemoPrices: "Demo prices of the emulator, not Alibaba Cloud's.", "模拟器的演示价格，并非阿里云价格。";
        SummaryAuto: "Auto, {min} to {max} instances", "自动，{min} 至 {max} 个实例";
        CodeTarget: "Target", "目标";
        CodeWrap: "Wrap lines", "自动换行";
        CodeDownload: "Download", "下载";
        CodeCopy: "Copy the code", "复制代码";
        CodeLoading: "Loading the code generator", "正在加载代码生成器";
        CodeFailed: "The code generator stopped. The form is not affected.", "代码生成器已停止，表单不受影响。";
        CodeNotes: "Notes", "说明";
        UnknownNote: "{code}: {paths}", "{code}：{paths}";

        // Sending.
        RequestId: "Request id", "请求 ID";
        CopyRequestId: "Copy the request id", "复制请求 ID";
        OutcomeUnknown: "The answer got lost, so it is not known whether the node pool was created. Press Confirm to ask about the same request again; no second pool is made.", "响应丢失，尚不清楚节点池是否已创建。请再次按“确认”查询同一请求，不会重复创建。";
        AttemptForgotten: "An earlier request of this draft was sent more than 23 hours ago and never answered. Look in the list whether the node pool is there. Press Confirm to create it anew.", "此草稿的上一次请求发出已超过 23 小时且未收到响应。请先在列表中确认节点池是否已存在，再按“确认”重新创建。";
        CreateDenied: "You have no permission to create a node pool here, or the cluster is gone.", "没有在此创建节点池的权限，或集群已不存在。";
        CreateQuota: "A quota is used up. Lower the number of nodes, delete unused node pools, or ask for a higher quota.", "配额已用完。请减少节点数、删除不用的节点池或申请提升配额。";
        CreateThrottled: "Too many requests at the moment. Wait a few seconds and press Confirm again.", "当前请求过多，请稍候几秒后再按“确认”。";
        CreateUnreachable: "The cloud could not be reached and nothing was sent. Check the network and press Confirm again.", "无法连接云端，未发送任何请求。请检查网络后再按“确认”。";
        CreateFailed: "The node pool was not created. Nothing you entered is lost.", "节点池未创建，已填写的内容不会丢失。";

        // The confirmation.
        CreationTitle: "Creation", "创建进度";
        CreationProgress: "Creation progress", "创建进度";
        CreationTook: "{time} so far. You can leave this page.", "已用时 {time}。您可以离开此页面。";
        CreationDone: "All nodes are ready.", "所有节点已就绪。";
        CreationDoneEmpty: "The node pool is ready. It has no nodes yet.", "节点池已就绪，目前没有节点。";
        StepAccepted: "Request accepted", "请求已受理";
        StepInitializing: "Initializing", "初始化中";
        StepGroup: "Scaling group {id}", "伸缩组 {id}";
        StepScaling: "Scaling Out", "扩容中";
        StepInstances: "{count} of {limit} instances created", "已创建 {count} / {limit} 个实例";
        StepJoining: "Nodes joining the cluster, {count}/{limit}", "节点加入集群，{count}/{limit}";
        StepActive: "Active", "已激活";
        StepFailed: "Not all nodes could be created", "部分节点创建失败";
        Task: "Task", "任务";
        CopyTask: "Copy the task id", "复制任务 ID";
        CopyPool: "Copy the node pool id", "复制节点池 ID";
        ConsoleToCode: "Console-to-Code", "Console-to-Code";
        ConsoleToCodeAbout: "What was just created, as code. Secrets are variables.", "刚创建的节点池的代码，密钥以变量表示。";
        OpenPool: "Open node pool", "查看节点池";
        BackToPools: "Back to node pools", "返回节点池列表";
        PoolMissingTitle: "There is no such node pool", "没有此节点池";
        PoolMissingAbout: "It was deleted, it belongs to another cluster, or you have no permission to see it.", "它已被删除、属于其他集群，或您没有查看权限。";

        // Basic information.
        Cluster: "Cluster", "集群";
        ClusterName: "Name", "名称";
        ClusterId: "Cluster id", "集群 ID";
        KubernetesVersion: "Kubernetes version", "Kubernetes 版本";
        State: "State", "状态";
        Nodes: "Nodes", "节点";
        NodePool: "Node pool", "节点池";
        PoolId: "Node pool id", "节点池 ID";
        CreatedAt: "Created", "创建时间";
        UpdatedAt: "Changed", "更新时间";
        ScalingGroup: "Scaling group", "伸缩组";
        ImageId: "Image id", "镜像 ID";
        Conditions: "Conditions", "状况";
        PoolType: "Type", "类型";
        DefaultPool: "Default node pool", "默认节点池";
        NodesTotal: "Nodes in all", "节点总数";
        NodesHealthy: "Healthy nodes", "健康节点";
        NodesServing: "Serving nodes", "在线节点";
        NodesInitial: "Nodes being made", "初始化中的节点";
        NodesRemoving: "Nodes being removed", "移除中的节点";
        NodesFailed: "Failed nodes", "失败的节点";
        NodesOffline: "Offline nodes", "离线节点";
        ElasticScaling: "Elastic scaling", "弹性伸缩";
        OtherSettings: "Other settings", "其他设置";
        ZoneOf: "(zone {zone})", "（可用区 {zone}）";
        CopyValue: "Copy: {name}", "复制：{name}";
        Values: "Values", "值";
        ConsoleToCodeOfPool: "This node pool as code, with the line that imports it. Secrets are variables.", "此节点池的代码，含导入语句，密钥以变量表示。";

        // Small dialogs.
        ReviewChanges: "Review changes", "查看更改";
        ReviewTitle: "Review {count} change|Review {count} changes", "查看 {count} 项更改";
        SaveChanges: "Save {count} change|Save {count} changes", "保存 {count} 项更改";
        EditDone: "{count} change saved|{count} changes saved", "已保存 {count} 项更改";
        EditUnknown: "The answer got lost, so it is not known whether the changes were saved. Press Save to ask about the same request again.", "响应丢失，尚不清楚更改是否已保存。请再次按“保存”查询同一请求。";
        EditDenied: "You have no permission to edit this node pool, or it is gone.", "没有编辑此节点池的权限，或节点池已不存在。";
        EditFailed: "Nothing was saved. Your changes are still here.", "未保存任何内容，您的更改仍在。";
        ReachAll: "Existing and new nodes", "现有节点和新节点";
        ReachPool: "The pool itself", "节点池本身";
        ReachNew: "New nodes only", "仅新节点";
        ReachFollows: "Follows by itself, not sent", "随之变化，不提交";
        ReachImpossible: "This change is not possible. Undo it to save", "不支持此更改，请撤销后再保存";
        NothingSet: "none", "无";
        FieldMeanwhile: "{name}: meanwhile changed from {base} to {theirs}. You want {mine}.", "{name}：其间已从 {base} 变为 {theirs}，您要改为 {mine}。";
        TotalMeanwhile: "The pool has {theirs} nodes now, not {base}. Take the new number as expected nodes and save again.", "节点池现有 {theirs} 个节点，而非 {base} 个。请采用新数量作为期望节点数后再保存。";
        PlanUpdatesNodes: "Labels and taints are written to {count} existing node too.|Labels and taints are written to {count} existing nodes too.", "节点标签和污点也会写入 {count} 个现有节点。";
        PlanNoExecute: "A taint with NoExecute evicts the pods that do not tolerate it from every node of the pool.", "NoExecute 污点会从所有节点驱逐不容忍它的 Pod。";
        PlanReplaces: "In Terraform, changing {names} replaces the pool with all its nodes. Saved here, it is changed in place.", "在 Terraform 中更改 {names} 会重建节点池及其所有节点，在此保存则就地更改。";
        PoolMeanwhile: "The node pool changed meanwhile. Look at the plan again, then save.", "节点池其间已有更改，请重新查看计划后再保存。";
        PlanOverwrites: "What was changed by hand on nodes, outside the pool's configuration, is overwritten.", "在节点池配置之外手动更改的节点设置会被覆盖。";
        BillingSpotStays: "A pool of spot instances stays one.", "抢占式实例节点池不能改为其他付费类型。";
        BillingSpotNever: "A pool cannot change to spot instances.", "不能改为抢占式实例。";
        Save: "Save", "保存";
        Sending: "Sending", "正在提交";
        ShowPool: "Show the node pool", "查看节点池";
        NoChanges: "No changes. Nothing was sent.", "没有更改，未提交任何内容。";
        ChangeUnseen: "The answer got lost, so it is not known whether the change was made. Look at the node pool.", "响应丢失，尚不清楚更改是否已执行，请查看节点池。";
        ChangeFailed: "Nothing was changed.", "未做任何更改。";
        ChangeThrottled: "Too many requests at the moment. Wait a few seconds and try again.", "当前请求过多，请稍候几秒后重试。";
        Meanwhile: "Meanwhile this changed from {base} to {theirs}. You entered {mine}.", "其间该值已从 {base} 变为 {theirs}，您输入的是 {mine}。";
        MeanwhileFirst: "Somebody else changed this value. Choose one first.", "他人更改了该值，请先选择。";
        KeepMine: "Keep {mine}", "保留 {mine}";
        TakeTheirs: "Take {theirs}", "采用 {theirs}";
        OwnedByTerraform: "Terraform manages this node pool (ECS tag {key} = {value}). Its next apply takes a change back, unless the configuration says the same.", "此节点池由 Terraform 管理（ECS 标签 {key} = {value}）。除非配置一致，下次 apply 会撤销更改。";

        OwnerOffer: "Will Terraform manage this pool? Its tag makes the console warn before a change that the next apply would take back.", "此节点池将由 Terraform 管理吗？添加该 ECS 标签后，如果更改会被下次 apply 撤销，控制台会事先提醒。";
        OwnerAdd: "Add ECS tag {key} = {value}", "添加 ECS 标签 {key} = {value}";

        // Scaling.
        NodesToAdd: "Nodes to add", "增加的节点数";
        ScaleReading: "The node pool is still being read.", "正在读取节点池。";
        ScaleNotRead: "The node pool is still being read. Nothing was sent.", "节点池仍在读取，未提交任何内容。";
        ScaleNow: "has {count} node now.|has {count} nodes now.", "当前有 {count} 个节点。";
        ScaleNowNotExpected: "has {count} node now. Expected nodes is not configured (–), so nodes can only be added.|has {count} nodes now. Expected nodes is not configured (–), so nodes can only be added.", "当前有 {count} 个节点，未设置期望节点数（–），只能增加节点。";
        Plan: "Plan", "计划";
        PlanNoNodes: "No node is added or removed now.", "当前不会增加或移除节点。";
        PlanByHand: "{text} Nodes that were added by hand do not count against the limits.", "{text}手动添加的节点不计入上下限。";
        PlanAdds: "{count} node is added.|{count} nodes are added.", "将增加 {count} 个节点。";
        PlanRemoves: "{count} node is removed.|{count} nodes are removed.", "将移除 {count} 个节点。";
        PlanOrderPriority: "The newest go first.", "先移除最新的节点。";
        PlanOrderBalance: "The zones stay even; the newest go first.", "保持各可用区均衡，先移除最新的节点。";
        PlanOrderCost: "The most expensive per vCPU go first.", "先移除 vCPU 单价最高的节点。";
        PlanRemovesHow: "{removed} {order} They are drained first, and removed even when that fails. Pay-as-you-go instances are released, subscriptions are only taken out.", "{removed}{order}移除前会先排空，排空失败也会移除。按量付费实例将被释放，包年包月实例仅移出。";
        PoolDone: "{name}: {changes}", "{name}：{changes}";
        ScaleUnknown: "The answer got lost, so it is not known whether the node pool was scaled. Press Save to ask about the same request again.", "响应丢失，尚不清楚是否已扩缩容。请再次按“保存”查询同一请求。";
        ScaleAddUnknown: "The answer got lost, so it is not known whether nodes are being added. Press Save to ask about the same request again, or close this and look at the number of nodes before you add more.", "响应丢失，尚不清楚是否正在增加节点。请再次按“保存”查询同一请求，或关闭此窗口并先查看节点数再增加。";
        ScaleDenied: "You have no permission to scale this node pool, or it is gone.", "没有扩缩容此节点池的权限，或节点池已不存在。";
        ScaleFailed: "The node pool was not scaled.", "节点池未扩缩容。";

        // Deleting.
        DeleteThis: "This deletes", "将删除";
        DeleteIn: "in {cluster}.", "（集群 {cluster}）。";
        DeleteExpected: "Expected nodes is configured, so each node is treated by how it is billed.", "已设置期望节点数，各节点按付费类型处理。";
        DeleteNotExpected: "Expected nodes is not configured (–), so each node is treated by how it was added and billed.", "未设置期望节点数（–），各节点按来源和付费类型处理。";
        DeleteFates: "What happens to each node", "各节点的处理方式";
        DeleteReading: "Reading the nodes, {count} of {limit}", "正在读取节点，{count} / {limit}";
        DeleteStillReading: "The nodes are still being read. Nothing was deleted.", "节点仍在读取，未删除任何内容。";
        DeleteNodesUnread: "The nodes could not be read, so it is not known what would happen to them. Nothing was deleted.", "无法读取节点，因此无法得知其处理方式。未删除任何内容。";
        DeleteChanged: "The nodes changed while this was open: {more} new or different, {fewer} gone or different. Look again and confirm again.", "在此期间节点有变化：新增或变更 {more} 个，减少或变更 {fewer} 个。请重新查看并确认。";
        DeleteNoNodes: "It has no nodes.", "没有节点。";
        DeleteShowAll: "Show all {count} nodes", "显示全部 {count} 个节点";
        DeleteType: "To confirm, type", "请输入以下名称确认：";
        DeleteTypeHelp: "Enter does not delete; press the button.", "按回车键不会删除，请点击按钮。";
        DeleteTypeWrong: "Type {name} exactly, then press the button.", "请准确输入 {name}，再点击按钮。";
        Deleting: "{name} is being deleted.", "正在删除 {name}。";
        DeleteLeft: "{count} node left|{count} nodes left", "剩余 {count} 个节点";
        DeleteGoesOn: "You can close this; the deletion goes on.", "可以关闭此窗口，删除会继续进行。";
        Deleted: "The node pool is deleted.", "节点池已删除。";
        DeleteKeptHelp: "Kept nodes stay registered in the cluster. To release a kept subscription, change its billing to pay-as-you-go first, then release the instance in the ECS console.", "保留的节点仍注册在集群中。如需释放保留的包年包月节点，请先转为按量付费，再在 ECS 控制台释放实例。";
        DeleteUnknown: "The answer got lost, so it is not known whether the node pool is being deleted. Press the button to ask about the same request again.", "响应丢失，尚不清楚节点池是否正在删除。请再次点击按钮查询同一请求。";
        DeleteDenied: "You have no permission to delete this node pool, or it is gone.", "没有删除此节点池的权限，或节点池已不存在。";
        DeleteFailed: "The node pool was not deleted.", "节点池未删除。";
        SubscriptionTo: "Subscription to {time}", "包年包月，至 {time}";
        BillingUnknown: "billing unknown", "付费类型未知";
        FateReleased: "Released", "释放";
        FateRetained: "Kept", "保留";
        FateUnknown: "Not known", "未知";
        WhyReleased: "The instance is released, with what is on it", "释放实例及其上数据";
        WhySubscription: "Subscription: stays in the cluster and keeps being billed", "包年包月：留在集群中并继续计费";
        WhyAttached: "Was added to the pool: stays in the cluster and keeps being billed", "手动或自动添加：留在集群中并继续计费";
        WhyBillingUnknown: "The API does not say how it is billed: be ready for its release", "API 未给出付费类型：请按可能释放处理";
        WhySourceUnknown: "The API does not say how it was added: be ready for its release", "API 未给出节点来源：请按可能释放处理";
        TotalReleased: "released", "个将释放";
        TotalRetained: "kept", "个将保留";
        TotalUnknown: "not known", "个去向未知";

        // What is wrong, and what to do.
        NameRequired: "Enter a name.", "请输入名称。";
        NameLength: "Use {min} to {max} characters; there are {count}.", "请使用 {min} 至 {max} 个字符，当前为 {count} 个。";
        NameCharacters: "Use digits, letters, Chinese characters and hyphens; “{character}” is none of them.", "只能使用数字、字母、汉字和短划线，不能使用“{character}”。";
        NameHyphen: "Start with a digit, a letter or a Chinese character, not with a hyphen.", "请以数字、字母或汉字开头，不要以短划线开头。";
        NameDuplicate: "Another pool is called {name}. Choose another name to tell them apart.", "已有名为 {name} 的节点池，建议换一个名称以便区分。";
        PoolQuota: "The cluster's quota of node pools is used up. Delete a pool, or ask for a higher quota.", "集群的节点池配额已用完，请删除节点池或申请提升配额。";
        Range: "Enter a number from {min} to {max}.", "请输入 {min} 到 {max} 之间的数字。";
        MinAboveMax: "The minimum {min} is above the maximum {max}. Lower one or raise the other.", "最小值 {min} 大于最大值 {max}，请调整其中一个。";
        MaxRequired: "Enter a maximum of at least 1.", "请输入不小于 1 的最大值。";
        DesiredWithAuto: "The autoscaler decides this number. Choose Manual, or clear it.", "该数量由自动伸缩决定。请选择手动，或清空。";
        DesiredAdvised: "{min} or more nodes keep the cluster's components running when one fails.", "建议至少 {min} 个节点，以便单节点故障时集群组件仍可运行。";
        DesiredPerCall: "At most {max} nodes can be added at once. Lower the number and scale out later.", "一次最多添加 {max} 个节点，请减少数量，稍后再扩容。";
        DesiredQuota: "The cluster's node quota leaves {left}. Lower the number, or ask for a higher quota.", "集群节点配额还剩 {left} 个，请减少数量或申请提升配额。";
        DesiredDeploymentSet: "The deployment set allows {max} nodes in {zones} zones. Lower the number.", "部署集在 {zones} 个可用区最多允许 {max} 个节点，请减少数量。";
        VSwitchRequired: "Add at least one vSwitch.", "请至少添加一个交换机。";
        VSwitchCount: "Choose at most {max} vSwitches; there are {count}.", "最多选择 {max} 个交换机，当前为 {count} 个。";
        VSwitchDuplicate: "{vswitch} is in the list twice. Remove one.", "{vswitch} 重复，请移除一个。";
        VSwitchUnknown: "{vswitch} is not in the cluster's VPC. Remove it.", "{vswitch} 不在集群的 VPC 中，请移除。";
        VSwitchOneZone: "All nodes are in zone {zone}. Add a vSwitch in another zone to survive its failure.", "所有节点都在可用区 {zone}。建议添加其他可用区的交换机以容灾。";
        VSwitchBalance: "Balancing needs more than one vSwitch. Add one, or choose another policy.", "均衡分布需要多个交换机，请添加或更换策略。";
        SpotPriceMissing: "Enter a maximum price for {type}.", "请输入 {type} 的最高出价。";
        SpotPriceFormat: "Write the price as a decimal number above 0, such as 0.39.", "请输入大于 0 的小数价格，例如 0.39。";
        SpotPriceTypeRequired: "The price limit needs an instance type.", "限价需要对应的实例规格。";
        SpotPriceDuplicate: "{type} has two price limits. Remove one.", "{type} 有两个限价，请移除一个。";
        SpotPriceOther: "{type} is not among the instance types, so its price limit has no effect.", "{type} 不在所选规格中，其限价不生效。";
        SpotPriceNotWanted: "Price limits need the billing method Spot instance.", "限价仅适用于抢占式实例。";
        BillingSpotSubscription: "Spot instances cannot be subscriptions. Choose one billing method.", "抢占式实例不能包年包月，请选择一种付费类型。";
        TypesRequired: "Add at least one instance type.", "请至少添加一个实例规格。";
        TypesCount: "Choose at most {max} instance types; there are {count}.", "最多选择 {max} 个实例规格，当前为 {count} 个。";
        TypesDuplicate: "{type} is in the list twice. Remove one.", "{type} 重复，请移除一个。";
        TypesUnknown: "{type} is not in the catalogue of this region. Check its name.", "{type} 不在本地域的规格列表中，请检查名称。";
        TypesMixed: "{type} is {architecture}, the others are {expected}. Choose types of one architecture.", "{type} 为 {architecture}，其余为 {expected}。请选择同一架构的规格。";
        TypesImage: "{type} is {architecture}, the operating system is for {expected}. Change one of them.", "{type} 为 {architecture}，操作系统适用于 {expected}。请更换其中之一。";
        ImageBase: "A custom image needs the type of its base. Choose an operating system.", "自定义镜像需要指定基础系统类型，请选择操作系统。";
        LogonRequired: "Choose a key pair or enter a password, so that somebody can log on to the nodes.", "请选择密钥对或输入密码，以便登录节点。";
        LogonExclusive: "Use either a key pair or a password, not both.", "密钥对和密码只能二选一。";
        LogonWindows: "Key pairs work with Linux only. Choose another operating system.", "密钥对仅适用于 Linux，请更换操作系统。";
        LogonMlps: "With MLPS hardening only a password is allowed.", "等保加固仅支持密码登录。";
        DiskTypeRequired: "Choose a disk type.", "请选择云盘类型。";
        DiskSizeRequired: "Enter a size.", "请输入大小。";
        DiskBelowImage: "The operating system needs at least {min} GiB. Enlarge the disk.", "操作系统至少需要 {min} GiB，请增大云盘。";
        LevelNeedsEssd: "Performance levels exist for ESSD only. Choose ESSD, or leave the level out.", "仅 ESSD 支持性能级别，请选择 ESSD 或不设级别。";
        LevelNeedsSize: "{level} needs at least {min} GiB. Choose a lower level, or enlarge the disk.", "{level} 至少需要 {min} GiB，请选择较低级别或增大云盘。";
        AutoPlOnly: "Provisioned performance and bursting need ESSD AutoPL.", "预配置性能与性能突发需要 ESSD AutoPL。";
        EncryptionNeedsEssd: "Encryption of the system disk needs ESSD.", "系统盘加密需要 ESSD。";
        CategoryTwice: "{category} is in the list twice. Remove one.", "{category} 重复，请移除一个。";
        UnusedManual: "The service ignores this in a pool without auto scaling. Choose Auto, or clear this.", "手动模式下不生效，请选择自动或清空。";
        UnusedSubscription: "The service ignores this without a subscription. Choose Subscription, or clear this.", "非包年包月时不生效，请选择包年包月或清空。";
        UnusedRenewal: "The service ignores this without auto-renewal. Switch it on, or clear this.", "未开启自动续费时不生效，请开启或清空。";
        UnusedEncryption: "The service ignores the key of a disk that is not encrypted. Encrypt the disk, or clear this.", "未加密的云盘不使用密钥，请开启加密或清空。";
        UnusedManagement: "The service ignores this in a pool that is not managed. Switch management on, or clear this.", "未开启托管时不生效，请开启托管或清空。";
        DiskFallsBack: "{category} does not go with {types} in the zones of the vSwitches; the first of the other disk types that does is taken.", "{types} 在交换机所在可用区不支持 {category}，将使用其他云盘类型中首个受支持的类型。";
        DisksCount: "At most {max} data disks; there are {count}. Remove some.", "最多 {max} 块数据盘，当前为 {count} 块，请移除一些。";
        DisksCountOfType: "{type} takes {max} data disks; there are {count}. Remove some, or choose another type.", "{type} 最多挂载 {max} 块数据盘，当前为 {count} 块。请移除一些或更换规格。";
        DisksMany: "With more than {max} data disks the pool may not be editable through the API later.", "数据盘超过 {max} 块时，之后可能无法通过 API 编辑节点池。";
        LabelKeyRequired: "Enter a key, or remove the row.", "请输入键，或移除此行。";
        LabelKeyLength: "Use at most {max} characters after the prefix.", "前缀之后最多 {max} 个字符。";
        LabelCharacters: "Use letters, digits, “-”, “_” and “.”; “{character}” is none of them.", "只能使用字母、数字、“-”、“_”和“.”，不能使用“{character}”。";
        LabelEnds: "Start and end with a letter or a digit.", "须以字母或数字开头和结尾。";
        LabelPrefix: "The part before “/” must be a domain of lower-case letters, digits, “-” and “.”, at most {max} characters.", "“/”之前须为由小写字母、数字、“-”和“.”组成的域名，最多 {max} 个字符。";
        LabelReserved: "This prefix is reserved. Use node.kubernetes.io/ or a domain of your own.", "此前缀为保留前缀。请使用 node.kubernetes.io/ 或自有域名。";
        LabelValueLength: "Use at most {max} characters.", "最多 {max} 个字符。";
        LabelTwice: "This key is used twice. Change or remove one.", "此键重复，请修改或移除一个。";
        LabelCount: "At most {max} labels; there are {count}. Remove some.", "最多 {max} 个节点标签，当前为 {count} 个，请移除一些。";
        TaintTwice: "This key has the same effect twice. Change or remove one.", "相同的键和效果重复，请修改或移除一个。";
        TagKeyStart: "A tag must not start with aliyun or acs:. Choose another beginning.", "标签不能以 aliyun 或 acs: 开头，请更换。";
        TagLink: "A tag must not contain http:// or https://. Remove it.", "标签不能包含 http:// 或 https://，请移除。";
        TagReserved: "ACK sets this tag itself. Choose another key.", "此标签由 ACK 设置，请更换键。";
        TagTwice: "This key is used twice. Change or remove one.", "此键重复，请修改或移除一个。";
        TagCount: "At most {max} tags; there are {count}. ACK needs the rest of the 20. Remove some.", "最多 {max} 个标签，当前为 {count} 个，20 个中的其余由 ACK 使用。请移除一些。";
        TagMirrored: "With auto scaling, labels and taints become tags too: {count} in all, more than {max}. Remove some, or ask for a higher quota.", "自动伸缩会将节点标签和污点同步为 ECS 标签，共 {count} 个，超过 {max} 个。请移除一些或申请提升配额。";
        ElasticLocalDisks: "{type} has local disks, which economical mode cannot keep. Choose Standard, or another instance type.", "{type} 带有本地盘，不支持极速模式。请选择标准模式或更换规格。";
        ElasticInstant: "Node instant scaling, the default from Kubernetes 1.24, has no economical mode. Choose Standard unless the cluster uses node auto scaling.", "Kubernetes 1.24 起默认的节点即时弹性不支持极速模式。除非集群使用节点自动伸缩，否则请选择标准模式。";
        CompensateSpot: "The supplement needs the billing method Spot instance.", "补充按量实例需要抢占式付费类型。";
        CompensatePolicy: "ACK supplements only under the scaling policy Cost optimization. Choose it, or switch the supplement off.", "ACK 仅在成本优化策略下补充。请选择该策略或关闭补充。";
        RemedySpot: "Supplemental spot instances need the billing method Spot instance.", "补充抢占式实例需要抢占式付费类型。";
        ScriptBase64: "The script must be Base64-encoded. Clear it and enter it again.", "脚本须为 Base64 编码。请清空后重新输入。";
        CpuPolicyVersion: "The CPU policy needs Kubernetes {version} or later. Leave the default.", "CPU 策略需要 Kubernetes {version} 及以上，请保持默认。";
        PrivatePoolIdRequired: "Choose the private pool to use.", "请选择要使用的私有池。";
        PrivatePoolIdUnused: "A private pool is named only with Specified. Choose Specified, or remove the pool.", "仅“指定”方式需要私有池。请选择“指定”或移除私有池。";
        PrivatePoolTwo: "private_pool_options and resource_pool_options exclude each other. Keep one.", "private_pool_options 与 resource_pool_options 互斥，请保留其一。";
        ListCount: "At most {max} are allowed; there are {count}. Remove some.", "最多 {max} 个，当前为 {count} 个，请移除一些。";
        ResourcePoolBilling: "Resource pools need pay-as-you-go. Change the billing method.", "资源池仅支持按量付费，请更改付费类型。";
        VulnerabilityLevel: "Use levels of {allowed}, separated by commas.", "请使用以下级别，以逗号分隔：{allowed}。";
        RoleReserved: "Names that start with KubernetesMasterRole- or KubernetesWorkerRole- are reserved. Name a role of your own.", "KubernetesMasterRole- 和 KubernetesWorkerRole- 开头的名称为保留名称，请使用自有角色。";
        RoleVersion: "A role of your own needs Kubernetes {version} or later. Leave it out.", "自有角色需要 Kubernetes {version} 及以上，请留空。";
        PeriodRequired: "Choose a duration: a subscription is paid in advance.", "请选择购买时长，包年包月需预先付费。";
        PeriodUnitRequired: "Choose months or weeks.", "请选择月或周。";
        IopsRange: "Provision from {min} to {max} IOPS at this size.", "此大小可预配置 {min} 至 {max} IOPS。";
        FileSystemFormat: "A file system needs formatting. Switch it on, or leave the file system out.", "指定文件系统需要开启格式化，或不指定文件系统。";
        MountAbsolute: "Write the mount point from the root on, such as /data.", "挂载点须为绝对路径，例如 /data。";
        DiskDeviceForm: "Write the device as /dev/xvdb to /dev/xvdz, or leave it out.", "设备名须为 /dev/xvdb 至 /dev/xvdz，或留空。";
        InitName: "Each disk initialization needs the name of its disk.", "每项磁盘初始化都需要磁盘名称。";
        InitRuntime: "Only one disk can hold the runtime's data. Keep one.", "只能有一块盘存放运行时数据，请保留一块。";
        HardeningBoth: "Use either MLPS or OS hardening, not both.", "等保加固与系统加固只能二选一。";
        HardeningImage: "Hardening needs Alibaba Cloud Linux 2 or 3. Choose Disable, or another operating system.", "安全加固需要 Alibaba Cloud Linux 2 或 3。请选择不开启或更换操作系统。";
        RuntimeVersionOf: "{runtime} ends with Kubernetes {version}. Choose containerd.", "{runtime} 止于 Kubernetes {version}，请选择 containerd。";
        PasswordContainerOs: "ContainerOS takes a key pair only.", "ContainerOS 仅支持密钥对。";
        PasswordLength: "Use {min} to {max} characters.", "请使用 {min} 至 {max} 个字符。";
        PasswordFour: "Use an upper-case letter, a lower-case letter, a digit and a special character.", "须包含大写字母、小写字母、数字和特殊字符。";
        PasswordThree: "Use at least three of upper-case letters, lower-case letters, digits and special characters.", "须至少包含大写字母、小写字母、数字、特殊字符中的三类。";
        AddressPair: "A public address needs both bandwidth billing and peak bandwidth.", "公网 IP 须同时设置带宽计费方式和带宽峰值。";
        EipWithAddress: "Bound EIPs and public addresses exclude each other. Keep one.", "绑定 EIP 与公网 IP 互斥，请保留其一。";
        NodeNameForm: "Write the mode as customized,prefix,ip,suffix, or leave the name to ACK.", "格式须为 customized,前缀,ip,后缀，或由 ACK 命名。";
        NodeNamePart: "Start the prefix with a letter and end it with a letter or digit; use letters, digits, “-” and “.”, none of the last two doubled.", "前缀须以字母开头、以字母或数字结尾，可含字母、数字、“-”和“.”，后两者不可连续。";
        NodeNameSuffixPart: "Start the suffix with a letter and end it with a letter or digit; use letters, digits, “-” and “.”, none of the last two doubled.", "后缀须以字母开头、以字母或数字结尾，可含字母、数字、“-”和“.”，后两者不可连续。";
        NodeNameLength: "With the longest address the name has more than {max} characters. Shorten prefix or suffix.", "按最长的地址计算，名称超过 {max} 个字符，请缩短前缀或后缀。";
        NodeNameCase: "Use lower-case letters: Kubernetes names have no others.", "请使用小写字母，Kubernetes 名称不支持大写。";
        EditFixed: "This cannot be changed after creation.", "创建后不可更改。";
        EditDefaultPool: "The default node pool cannot scale automatically. Keep Manual, or create another pool.", "默认节点池不支持自动伸缩，请保持手动，或新建节点池。";
        SecurityGroupKinds: "{group} is of another kind than the first. Choose basic or advanced groups only.", "{group} 与第一个安全组类型不同，请全部选择普通或企业级安全组。";
        TaintEvicts: "NoExecute also evicts pods that already run on a node and do not tolerate it.", "NoExecute 还会驱逐节点上运行且不具备容忍的 Pod。";
        OutOfStockAll: "None of the instance types is in stock in the zones of the vSwitches. Add a type or a zone, or nodes may not come.", "所选规格在交换机所在可用区均无货，请添加规格或可用区，否则可能无法创建节点。";
        OutOfStockType: "{type} is sold out in the zones of the vSwitches. Nodes come from the other types alone.", "{type} 在交换机所在可用区已售罄，仅能使用其余规格创建节点。";
        OutOfStockZone: "None of the instance types is in stock in zone {zone}. Nodes come from the other zones alone.", "所选规格在可用区 {zone} 均无货，仅能在其余可用区创建节点。";
        DiskNotOffered: "None of the instance types supports {category} in the zones of the vSwitches. Choose another disk type.", "所选规格在交换机所在可用区均不支持 {category}，请更换云盘类型。";
        DiskNotWithType: "{type} does not support {category} in the zones of the vSwitches. Nodes of this type may not come.", "{type} 在交换机所在可用区不支持 {category}，可能无法创建该规格的节点。";
        LogonNonRoot: "This image does not support logging on as ecs-user. Choose root, or another image.", "该镜像不支持 ecs-user 登录，请选择 root 或更换镜像。";
        ScriptSecret: "The script looks as if it held a secret ({word}). Everyone on the node can read it; fetch secrets when it runs.", "脚本疑似包含机密（{word}）。节点上的任何人均可读取，请在运行时获取机密。";
        TypeInteger: "Enter a whole number.", "请输入整数。";
        ValueNotOffered: "Choose one of {allowed}.", "请选择其中之一：{allowed}。";

        // What to know about the code.
        NoteAutoscaler: "Auto mode: desired_size is left out, so an apply never fights the autoscaler. If you add it, name it in ignore_changes of a lifecycle block.", "自动模式：不输出 desired_size，避免与自动伸缩冲突。如需添加，请将其写入 lifecycle 块的 ignore_changes。";
        NoteClusterId: "var.cluster_id has no default. Set it in your workspace.", "var.cluster_id 没有默认值，请在您的工作区中设置。";
        NoteCloudMonitor: "install_cloud_monitor is always written: the provider's default is the opposite of ACK's.", "始终写出 install_cloud_monitor：提供程序的默认值与 ACK 相反。";
        NoteConflict: "{arguments} cannot stand beside {with} and is left out.", "{arguments} 不能与 {with} 并存，已省略。";
        NoteDeprecated: "Only the superseded {arguments} could say this, so it is left out.", "只有已弃用的 {arguments} 能表达此项，已省略。";
        NoteDiskInit: "The disk initialization has no Terraform argument.", "磁盘初始化没有对应的 Terraform 参数。";
        NoteDiskDefault: "{arguments} is left to the service's default.", "{arguments} 使用服务端默认值。";
        NoteImport: "Import it instead of creating it again: {command}", "请导入而不是重新创建：{command}";
        NoteImportCluster: "To import {node_pool_id} the cluster's id is needed as well.", "导入 {node_pool_id} 还需要集群 ID。";
        NoteMistyped: "Left out, since the value has another type than the API's: {paths}", "值的类型与 API 不符，已省略：{paths}";
        NoteNoArgument: "Terraform has no argument for: {paths}", "Terraform 没有对应参数：{paths}";
        NoteSecretLeftOut: "The password is left out, since a key pair is used.", "已使用密钥对，密码已省略。";
        NoteSecretVariable: "Set {environment} before you apply. The value ends up in the state file.", "应用前请设置 {environment}。其值会写入状态文件。";
        NoteReplaces: "Changing {arguments} later replaces the pool in Terraform.", "之后修改 {arguments} 会使 Terraform 重建节点池。";
        NoteTagHidden: "The provider hides these tags, so every plan wants to add them again: {keys}", "提供程序会隐藏这些标签，每次计划都会再次添加：{keys}";
        NoteTagTwice: "A map holds a key once; the last value is written: {keys}", "映射中键只能出现一次，写入最后一个值：{keys}";
        NoteNotAccepted: "The provider refuses {value} for {argument}; it takes {accepted}.", "提供程序不接受 {argument} 的值 {value}，可接受 {accepted}。";
        NoteAnotherPool: "The code makes another pool like {node_pool_id}; it does not change that one.", "代码会新建一个与 {node_pool_id} 相同的节点池，不会修改原节点池。";
        NoteEnvironment: "Set {variables} before you run it.", "运行前请设置环境变量 {variables}。";
        NoteListsFilled: "The SDK sends these lists empty when they are left out, which clears them, so the code fills them from the pool: {paths}", "SDK 会把省略的列表作为空列表提交而清空它们，因此代码用节点池的现有值填充：{paths}";
        NoteLeftToService: "Left out, since the service sets it by itself: {paths}", "由服务自动设置，已省略：{paths}";
        NoteNoAttribute: "The SDK's request has no attribute for: {paths}", "SDK 的请求没有对应属性：{paths}";
        NoteSecretRead: "Set {variable} before you run it. The password is read from there.", "运行前请设置环境变量 {variable}，密码从中读取。";
        NotePlaceholder: "The password is replaced by {placeholder}.", "密码已替换为 {placeholder}。";
    }
}

impl Form {
    /// The text for a code of a rule or of a note about code; `None` for one that nobody has worded.
    pub fn of_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(known, _)| *known == code).map(|(_, text)| *text)
    }
}

/// The text of each code.
const CODES: &[(&str, Form)] = &[
    ("name.required", Form::NameRequired),
    ("name.length", Form::NameLength),
    ("name.characters", Form::NameCharacters),
    ("name.leading_hyphen", Form::NameHyphen),
    ("name.duplicate", Form::NameDuplicate),
    ("pools.quota", Form::PoolQuota),
    ("scaling.min_range", Form::Range),
    ("scaling.max_range", Form::Range),
    ("scaling.min_above_max", Form::MinAboveMax),
    ("scaling.max_required", Form::MaxRequired),
    ("nodes.desired_with_auto_scaling", Form::DesiredWithAuto),
    ("nodes.desired_range", Form::Range),
    ("nodes.below_advised", Form::DesiredAdvised),
    ("nodes.per_call", Form::DesiredPerCall),
    ("nodes.quota", Form::DesiredQuota),
    ("nodes.deployment_set", Form::DesiredDeploymentSet),
    ("vswitch.required", Form::VSwitchRequired),
    ("vswitch.count", Form::VSwitchCount),
    ("vswitch.duplicate", Form::VSwitchDuplicate),
    ("vswitch.unknown", Form::VSwitchUnknown),
    ("vswitch.one_zone", Form::VSwitchOneZone),
    ("vswitch.balance_needs_several", Form::VSwitchBalance),
    ("billing.spot_with_subscription", Form::BillingSpotSubscription),
    ("spot.price_missing", Form::SpotPriceMissing),
    ("spot.price_format", Form::SpotPriceFormat),
    ("spot.price_type_required", Form::SpotPriceTypeRequired),
    ("spot.price_duplicate", Form::SpotPriceDuplicate),
    ("spot.price_for_other_type", Form::SpotPriceOther),
    ("spot.price_not_wanted", Form::SpotPriceNotWanted),
    ("instance.types_required", Form::TypesRequired),
    ("instance.type_count", Form::TypesCount),
    ("instance.type_duplicate", Form::TypesDuplicate),
    ("instance.type_unknown", Form::TypesUnknown),
    ("instance.architectures_mixed", Form::TypesMixed),
    ("instance.architecture_of_image", Form::TypesImage),
    ("image.base_type_missing", Form::ImageBase),
    ("logon.required", Form::LogonRequired),
    ("logon.exclusive", Form::LogonExclusive),
    ("logon.key_pair_needs_linux", Form::LogonWindows),
    ("logon.key_pair_with_mlps", Form::LogonMlps),
    ("system_disk.category_required", Form::DiskTypeRequired),
    ("system_disk.size_required", Form::DiskSizeRequired),
    ("system_disk.size_range", Form::Range),
    ("system_disk.below_image", Form::DiskBelowImage),
    ("system_disk.performance_level_needs_essd", Form::LevelNeedsEssd),
    ("system_disk.performance_level_needs_size", Form::LevelNeedsSize),
    ("system_disk.provisioning_needs_autopl", Form::AutoPlOnly),
    ("system_disk.encryption_needs_essd", Form::EncryptionNeedsEssd),
    ("system_disk.category_duplicate", Form::CategoryTwice),
    ("data_disk.count", Form::DisksCount),
    ("data_disk.count_of_type", Form::DisksCountOfType),
    ("data_disk.many", Form::DisksMany),
    ("data_disk.size_smallest", Form::Range),
    ("data_disk.size_largest", Form::Range),
    ("data_disk.performance_level_needs_essd", Form::LevelNeedsEssd),
    ("data_disk.performance_level_needs_size", Form::LevelNeedsSize),
    ("data_disk.provisioning_needs_autopl", Form::AutoPlOnly),
    ("label.key_required", Form::LabelKeyRequired),
    ("label.key_length", Form::LabelKeyLength),
    ("label.key_characters", Form::LabelCharacters),
    ("label.key_ends", Form::LabelEnds),
    ("label.key_prefix", Form::LabelPrefix),
    ("label.key_reserved", Form::LabelReserved),
    ("label.value_length", Form::LabelValueLength),
    ("label.value_characters", Form::LabelCharacters),
    ("label.value_ends", Form::LabelEnds),
    ("label.key_duplicate", Form::LabelTwice),
    ("label.count", Form::LabelCount),
    ("taint.key_required", Form::LabelKeyRequired),
    ("taint.key_length", Form::LabelKeyLength),
    ("taint.key_characters", Form::LabelCharacters),
    ("taint.key_ends", Form::LabelEnds),
    ("taint.key_prefix", Form::LabelPrefix),
    ("taint.value_length", Form::LabelValueLength),
    ("taint.value_characters", Form::LabelCharacters),
    ("taint.value_ends", Form::LabelEnds),
    ("taint.duplicate", Form::TaintTwice),
    ("tag.key_required", Form::LabelKeyRequired),
    ("tag.key_length", Form::LabelValueLength),
    ("tag.key_start", Form::TagKeyStart),
    ("tag.key_link", Form::TagLink),
    ("tag.key_reserved", Form::TagReserved),
    ("tag.key_duplicate", Form::TagTwice),
    ("tag.value_start", Form::TagKeyStart),
    ("tag.value_link", Form::TagLink),
    ("tag.count", Form::TagCount),
    ("tag.count_with_labels_and_taints", Form::TagMirrored),
    ("elastic.recycle_local_disks", Form::ElasticLocalDisks),
    ("elastic.recycle_instant_scaling", Form::ElasticInstant),
    ("spot.compensate_needs_spot", Form::CompensateSpot),
    ("spot.compensate_needs_cost_optimized", Form::CompensatePolicy),
    ("spot.remedy_needs_spot", Form::RemedySpot),
    ("spot.on_demand_base_range", Form::Range),
    ("spot.on_demand_percentage_range", Form::Range),
    ("spot.instance_pools_range", Form::Range),
    ("script.base64", Form::ScriptBase64),
    ("script.pre_base64", Form::ScriptBase64),
    ("cpu_policy.version_of_cluster", Form::CpuPolicyVersion),
    ("private_pool.id_required", Form::PrivatePoolIdRequired),
    ("private_pool.id_not_wanted", Form::PrivatePoolIdUnused),
    ("private_pool.two_kinds", Form::PrivatePoolTwo),
    ("private_pool.resource_pool_count", Form::ListCount),
    ("private_pool.resource_pool_billing", Form::ResourcePoolBilling),
    ("management.max_unavailable_range", Form::Range),
    ("management.vul_level", Form::VulnerabilityLevel),
    ("role.reserved", Form::RoleReserved),
    ("role.version_of_cluster", Form::RoleVersion),
    ("billing.period_required", Form::PeriodRequired),
    ("billing.period_unit_required", Form::PeriodUnitRequired),
    ("billing.period_not_offered", Form::ValueNotOffered),
    ("billing.auto_renew_period_not_offered", Form::ValueNotOffered),
    ("data_disk.iops_range", Form::IopsRange),
    ("system_disk.iops_range", Form::IopsRange),
    ("data_disk.file_system_needs_format", Form::FileSystemFormat),
    ("data_disk.mount_target_absolute", Form::MountAbsolute),
    ("data_disk.device", Form::DiskDeviceForm),
    ("data_disk.init_name_required", Form::InitName),
    ("data_disk.runtime_twice", Form::InitRuntime),
    ("hardening.exclusive", Form::HardeningBoth),
    ("hardening.image", Form::HardeningImage),
    ("runtime.version_of_cluster", Form::RuntimeVersionOf),
    ("logon.password_with_container_os", Form::PasswordContainerOs),
    ("password.length", Form::PasswordLength),
    ("password.all_character_classes", Form::PasswordFour),
    ("password.three_character_classes", Form::PasswordThree),
    ("network.public_address_pair", Form::AddressPair),
    ("network.bandwidth_range", Form::Range),
    ("network.eip_with_public_address", Form::EipWithAddress),
    ("network.security_group_count", Form::ListCount),
    ("node_name.form", Form::NodeNameForm),
    ("node_name.prefix", Form::NodeNamePart),
    ("node_name.suffix", Form::NodeNameSuffixPart),
    ("node_name.length", Form::NodeNameLength),
    ("node_name.lower_case", Form::NodeNameCase),
    ("edit.fixed", Form::EditFixed),
    ("edit.instance_class_fixed", Form::EditFixed),
    ("edit.default_pool_auto_scaling", Form::EditDefaultPool),
    ("edit.spot_fixed", Form::BillingHelp),
    ("network.security_group_kinds", Form::SecurityGroupKinds),
    ("taint.no_execute", Form::TaintEvicts),
    ("instance.out_of_stock", Form::OutOfStockAll),
    ("instance.type_out_of_stock", Form::OutOfStockType),
    ("vswitch.zone_out_of_stock", Form::OutOfStockZone),
    ("system_disk.category_not_offered", Form::DiskNotOffered),
    ("system_disk.category_not_with_type", Form::DiskNotWithType),
    ("system_disk.category_falls_back", Form::DiskFallsBack),
    ("data_disk.category_not_with_type", Form::DiskNotWithType),
    ("logon.non_root_of_image", Form::LogonNonRoot),
    ("script.secret", Form::ScriptSecret),
    ("script.pre_secret", Form::ScriptSecret),
    ("unused.without_auto_scaling", Form::UnusedManual),
    ("unused.without_subscription", Form::UnusedSubscription),
    ("unused.without_auto_renewal", Form::UnusedRenewal),
    ("unused.without_encryption", Form::UnusedEncryption),
    ("unused.without_management", Form::UnusedManagement),
    ("type.expected", Form::TypeInteger),
    ("value.not_offered", Form::ValueNotOffered),
    ("terraform.autoscaler", Form::NoteAutoscaler),
    ("terraform.cluster_id", Form::NoteClusterId),
    ("terraform.cloud_monitor", Form::NoteCloudMonitor),
    ("terraform.conflict", Form::NoteConflict),
    ("terraform.deprecated", Form::NoteDeprecated),
    ("terraform.disk_init", Form::NoteDiskInit),
    ("terraform.disk_left_to_default", Form::NoteDiskDefault),
    ("terraform.import", Form::NoteImport),
    ("terraform.import_needs_cluster", Form::NoteImportCluster),
    ("terraform.mistyped", Form::NoteMistyped),
    ("terraform.no_argument", Form::NoteNoArgument),
    ("terraform.secret_left_out", Form::NoteSecretLeftOut),
    ("terraform.secret_variable", Form::NoteSecretVariable),
    ("terraform.replaces", Form::NoteReplaces),
    ("terraform.tag_hidden", Form::NoteTagHidden),
    ("terraform.tag_twice", Form::NoteTagTwice),
    ("terraform.value_not_accepted", Form::NoteNotAccepted),
    ("python.another_pool", Form::NoteAnotherPool),
    ("python.environment", Form::NoteEnvironment),
    ("python.left_to_service", Form::NoteLeftToService),
    ("python.lists_filled", Form::NoteListsFilled),
    ("python.mistyped", Form::NoteMistyped),
    ("python.no_attribute", Form::NoteNoAttribute),
    ("python.secret_variable", Form::NoteSecretRead),
    ("json.secret_placeholder", Form::NotePlaceholder),
];
