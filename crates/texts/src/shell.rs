//! The texts of the shell and of the lists: what the first load needs.

crate::texts! {
    /// A text of the shell or of a list.
    Shell {
        // The frame.
        Product: "Nodepool Console", "节点池控制台";
        SkipToContent: "Skip to content", "跳到正文";
        Breadcrumb: "Breadcrumb", "当前位置";
        MainNavigation: "Main", "主导航";
        OpenNavigation: "Navigation", "导航";
        Close: "Close", "关闭";
        Clusters: "Clusters", "集群";
        Nodes: "Nodes", "节点";
        NodePools: "Node Pools", "节点池";
        NodesNodePools: "Nodes › Node Pools", "节点 › 节点池";
        SwitchCluster: "Cluster: {name}. Switch cluster", "集群：{name}。切换集群";
        ChooseCluster: "Choose a cluster", "选择集群";
        Language: "Language: English. Switch to 简体中文", "语言：简体中文。切换到 English";
        LanguageShort: "EN", "中文";
        ThemeSystem: "Theme: follows the system", "主题：跟随系统";
        ThemeLight: "Theme: light", "主题：浅色";
        ThemeDark: "Theme: dark", "主题：深色";
        Notifications: "Notifications", "通知";
        NotificationsUnread: "Notifications, {count} unread", "通知，{count} 条未读";
        NoNotifications: "Nothing has happened yet.", "还没有通知。";
        Dismiss: "Dismiss", "关闭通知";
        PageOf: "{page} · Nodepool Console", "{page} · 节点池控制台";
        LanguageFailed: "The language could not be loaded", "无法加载语言";

        // What can be done with a node pool.
        Actions: "Actions", "操作";
        Scale: "Scale", "扩缩容";
        Edit: "Edit", "编辑";
        Clone: "Clone", "克隆";
        Delete: "Delete", "删除";
        ScaleTitle: "Scale node pool", "扩缩容节点池";
        EditTitle: "Edit node pool", "编辑节点池";
        LabelsTitle: "Labels and taints", "节点标签和污点";
        CloneTitle: "Clone node pool", "克隆节点池";
        DeleteTitle: "Delete node pool", "删除节点池";

        // The live stream.
        LiveNow: "Live", "实时";
        LiveAge: "Live, {age}", "实时，{age}";
        Connecting: "Connecting", "正在连接";
        Reconnecting: "Reconnecting", "正在重新连接";
        ReconnectingAge: "Reconnecting, data from {age}", "正在重新连接，数据更新于{age}";
        Paused: "Paused", "已暂停";
        UpdatedAge: "Updated {age}", "更新于{age}";
        Refresh: "Refresh", "刷新";
        Refreshing: "Refreshing", "正在刷新";

        // Keyboard.
        KeyboardShortcuts: "Keyboard shortcuts", "键盘快捷键";
        ShortcutFilter: "Focus the filter", "定位到筛选框";
        ShortcutCreate: "Create a node pool", "创建节点池";
        ShortcutHelp: "Show this list", "显示此列表";
        ShortcutRows: "Move through the rows", "在各行之间移动";
        ShortcutOpen: "Open the row", "打开所在行";
        ShortcutClear: "Clear the filter", "清除筛选";

        // Errors.
        Retry: "Retry", "重试";
        Copy: "Copy", "复制";
        Copied: "Copied", "已复制";
        CopyFailed: "The browser did not allow copying", "浏览器不允许复制";
        CopyId: "Copy the id {id}", "复制 ID {id}";
        CopyRequestId: "Copy the request id", "复制请求 ID";
        RequestId: "Request id", "请求 ID";
        ErrorCode: "Code", "错误码";
        UnreachableTitle: "The console's server does not answer", "控制台服务没有响应";
        UnreachableText: "Check that it runs and that the network works. The page connects again by itself.", "请检查服务是否运行、网络是否正常。页面会自动重新连接。";
        UpstreamTitle: "The cloud does not answer", "云服务没有响应";
        UpstreamText: "Nothing was changed. The page tries again by itself.", "没有任何更改。页面会自动重试。";
        MissingTitle: "Not found, or no access", "不存在或无权访问";
        MissingText: "It may have been deleted, or your account may not see it.", "它可能已被删除，或您的账号无权查看。";
        FailedTitle: "This could not be loaded", "无法加载";
        FailedText: "The service refused the request: {message}", "服务拒绝了请求：{message}";
        PageMissingTitle: "This page does not exist", "页面不存在";
        PageMissingText: "The address may be mistyped or out of date.", "地址可能有误或已过期。";
        ToClusters: "Show the clusters", "查看集群";
        AddressPartDropped: "A part of the address was not understood and left out: {part}", "地址中有一部分无法识别，已忽略：{part}";
        StaleTitle: "These rows are from {age}", "以下数据更新于{age}";

        LaterLoading: "Loading", "正在加载";
        LaterFailed: "This part of the console could not be loaded.", "无法加载控制台的这一部分。";

        // Clusters.
        ClustersCount: "{count} cluster|{count} clusters", "{count} 个集群";
        ColumnName: "Name", "名称";
        ColumnRegion: "Region", "地域";
        ColumnVersion: "Kubernetes version", "Kubernetes 版本";
        ColumnState: "State", "状态";
        ColumnPools: "Node pools", "节点池";
        NoClustersTitle: "No clusters", "没有集群";
        NoClustersText: "Create a cluster in the ACK console; it then appears here.", "请在 ACK 控制台创建集群，随后会显示在这里。";
        LoadingClusters: "Loading clusters", "正在加载集群";
        ClusterRunning: "Running", "运行中";
        ClusterInitial: "Initializing", "初始化中";
        ClusterUpdating: "Updating", "更新中";
        ClusterUpgrading: "Upgrading", "升级中";
        ClusterScaling: "Scaling", "扩缩中";
        ClusterRemoving: "Removing nodes", "移除节点中";
        ClusterDraining: "Draining", "排空中";
        ClusterDeleting: "Deleting", "删除中";
        ClusterDeleted: "Deleted", "已删除";
        ClusterFailed: "Failed", "失败";
        ClusterDeleteFailed: "Deletion failed", "删除失败";
        ClusterInactive: "Inactive", "未激活";
        ClusterUnavailable: "Unavailable", "不可用";
        ClusterWaiting: "Waiting", "等待中";
        ClusterDisconnected: "Disconnected", "已断开";

        // The node pool list.
        PoolsTitle: "Node pools", "节点池";
        PoolsCount: "{count} pool|{count} pools", "{count} 个节点池";
        NodesReady: "{ready} of {total} nodes ready", "{total} 个节点中 {ready} 个就绪";
        CreateNodePool: "Create Node Pool", "创建节点池";
        FilterPools: "Filter node pools", "筛选节点池";
        FilterPlaceholder: "Filter by name, id, type or vSwitch", "按名称、ID、规格或交换机筛选";
        StatusGroup: "Status", "状态";
        All: "All", "全部";
        SegmentActive: "Active", "已激活";
        SegmentTransition: "In transition", "变更中";
        SegmentFailed: "Failed", "失败";
        ShownOf: "({shown}/{total})", "（{shown}/{total}）";
        ShownOfSpoken: "{shown} of {total} node pools shown", "显示 {total} 个节点池中的 {shown} 个";
        DensityComfortable: "Density: comfortable", "密度：舒适";
        DensityCompact: "Density: compact", "密度：紧凑";
        Columns: "Columns", "列";
        NoRoom: "no room", "宽度不足";
        ColumnStatus: "Status", "状态";
        ColumnNodes: "Nodes", "节点";
        ColumnScaling: "Scaling mode", "扩缩容模式";
        ColumnTypes: "Instance types", "实例规格";
        ColumnBilling: "Billing and vSwitches", "计费与交换机";
        ColumnSystem: "Operating system", "操作系统";
        ColumnChanged: "Changed", "变更时间";
        RailLegend: "Each mark is one node; the underline is the minimum.", "每个标记代表一个节点，下划线表示最小节点数。";
        NoPoolsTitle: "No node pools yet", "还没有节点池";
        NoPoolsText: "A node pool groups nodes with the same configuration.", "节点池是一组配置相同的节点。";
        NoMatchTitle: "No pool matches “{filter}”", "没有与“{filter}”匹配的节点池";
        NoMatchStatusTitle: "No pool has this status", "没有处于此状态的节点池";
        NoMatchText: "{count} pool is hidden by the filter.|{count} pools are hidden by the filter.", "筛选隐藏了 {count} 个节点池。";
        ClearFilter: "Clear filter", "清除筛选";
        LoadingPools: "Loading node pools", "正在加载节点池";
        StateInitial: "Initializing", "初始化中";
        StateActive: "Active", "已激活";
        StateUpdating: "Updating", "更新中";
        StateScaling: "Scaling Out", "扩容中";
        StateRemoving: "Removing", "移除中";
        StateDeleting: "Deleting", "删除中";
        StateFailed: "Failed", "失败";
        DetailCreating: "Creating instances, {ready} of {expected}", "正在创建实例，{ready}/{expected}";
        DetailJoining: "{ready} of {expected} joined", "{expected} 个节点中 {ready} 个已加入";
        DetailChange: "{from} → {to}", "{from} → {to}";
        DetailLeaving: "{count} node leaving|{count} nodes leaving", "{count} 个节点正在移除";
        DetailLost: "{count} node is not ready|{count} nodes are not ready", "{count} 个节点未就绪";
        DetailFailedNodes: "{count} node could not be added|{count} nodes could not be added", "{count} 个节点添加失败";
        NodesReadyOf: "of {total} ready", "/ {total} 就绪";
        NodesExpected: "→ {expected} nodes", "→ {expected} 个节点";
        NodesLeft: "left", "个剩余";
        NodesUnknown: "Not reported", "未上报";
        ScalingManual: "Manual", "手动";
        ScalingAuto: "Auto", "自动";
        ScalingExpected: "{count} expected", "期望 {count} 个";
        AndMore: "and {count} more", "另有 {count} 个";
        BillingPostPaid: "Pay-as-you-go", "按量付费";
        BillingPrePaid: "Subscription", "包年包月";
        BillingSpot: "Spot", "抢占式实例";
        VSwitches: "{count} vSwitch|{count} vSwitches", "{count} 个交换机";
        DefaultPool: "default", "默认";
        ContainerOptimized: "container-optimized", "容器优化版";
    }
}
