//! Closed sets of words on the wire. A word that is not known stays as it was received.

use serde_json::Value;

use crate::lens::Wire;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word that is not known here.
            Other(String),
        }

        impl $name {
            /// The known words, in the order in which they are offered.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The word on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::Other(word.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Wire for $name {
            const TYPE: &'static str = "string";
            fn from_json(value: &Value) -> Option<Self> {
                value.as_str().map(Self::from)
            }
            fn to_json(self) -> Value {
                self.as_str().into()
            }
        }
    };
}

words! {
    /// `instance_charge_type`.
    ChargeType {
        /// Pay-as-you-go; the default.
        PostPaid = "PostPaid",
        /// Subscription.
        PrePaid = "PrePaid",
    }
}

words! {
    /// `spot_strategy`.
    SpotStrategy {
        /// No spot instances; the default.
        NoSpot = "NoSpot",
        /// Spot with a highest price per type.
        WithPriceLimit = "SpotWithPriceLimit",
        /// Spot at the market price.
        AsPriceGo = "SpotAsPriceGo",
    }
}

words! {
    /// `period_unit`.
    PeriodUnit {
        /// Months; the default.
        Month = "Month",
        /// Weeks.
        Week = "Week",
    }
}

words! {
    /// `system_disk_category` and a data disk's `category`.
    DiskCategory {
        /// ESSD AutoPL.
        Auto = "cloud_auto",
        /// ESSD.
        Essd = "cloud_essd",
        /// ESSD Entry.
        EssdEntry = "cloud_essd_entry",
        /// Standard SSD.
        Ssd = "cloud_ssd",
        /// Ultra Disk, the API's default.
        Efficiency = "cloud_efficiency",
        /// Basic disk, of the first generation.
        Basic = "cloud",
        /// Elastic ephemeral disk, standard; data disks only.
        EphemeralStandard = "elastic_ephemeral_disk_standard",
        /// Elastic ephemeral disk, premium; data disks only.
        EphemeralPremium = "elastic_ephemeral_disk_premium",
    }
}

words! {
    /// Performance level of an ESSD.
    PerformanceLevel {
        /// The lowest.
        Pl0 = "PL0",
        /// The usual one.
        Pl1 = "PL1",
        /// From 461 GiB.
        Pl2 = "PL2",
        /// From 1,261 GiB.
        Pl3 = "PL3",
    }
}

words! {
    /// `scaling_policy`: the elastic mode.
    ElasticMode {
        /// Standard: instances are made and released.
        Release = "release",
        /// Economical: instances are stopped and started again.
        Recycle = "recycle",
    }
}

words! {
    /// `multi_az_policy`: how nodes spread over the vSwitches.
    ScalingPolicy {
        /// In the order of the vSwitches; the default.
        Priority = "PRIORITY",
        /// Cheapest vCPU first.
        CostOptimized = "COST_OPTIMIZED",
        /// Evenly over the zones.
        Balance = "BALANCE",
    }
}

words! {
    /// What a taint does.
    TaintEffect {
        /// Pods that do not tolerate it are not scheduled; the API's default.
        NoSchedule = "NoSchedule",
        /// Pods that do not tolerate it are evicted, too.
        NoExecute = "NoExecute",
        /// The scheduler avoids the node.
        PreferNoSchedule = "PreferNoSchedule",
    }
}

words! {
    /// `internet_charge_type`.
    InternetChargeType {
        /// By bandwidth.
        Bandwidth = "PayByBandwidth",
        /// By traffic.
        Traffic = "PayByTraffic",
    }
}

words! {
    /// `private_pool_options.match_criteria`.
    MatchCriteria {
        /// An open private pool first, else the public pool.
        Open = "Open",
        /// The public pool only.
        None = "None",
        /// One private pool only.
        Target = "Target",
    }
}

words! {
    /// `kubernetes_config.cpu_policy`.
    CpuPolicy {
        /// The default.
        None = "none",
        /// Whole CPUs for guaranteed pods.
        Static = "static",
    }
}

words! {
    /// `auto_scaling.type`.
    InstanceClass {
        /// General; the default.
        Cpu = "cpu",
        /// GPU.
        Gpu = "gpu",
        /// Shared GPU.
        GpuShare = "gpushare",
        /// Spot.
        Spot = "spot",
    }
}

words! {
    /// `file_system` of a data disk.
    FileSystem {
        /// ext4.
        Ext4 = "ext4",
        /// XFS.
        Xfs = "xfs",
    }
}

words! {
    /// `status.state`.
    State {
        /// Being created; not documented, the contract's C19.
        Initial = "initial",
        /// At rest.
        Active = "active",
        /// Taking a change.
        Updating = "updating",
        /// Getting nodes.
        Scaling = "scaling",
        /// Losing nodes.
        Removing = "removing",
        /// Going away.
        Deleting = "deleting",
    }
}
