using AmiPipeline.Recorded.Tests.Recordings;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>Recordings that nothing marks as edited, yet no EC2 or KMS of today answers like them: they say nothing about which fields there are.</summary>
internal static class OddRecordings
{
    private static readonly Dictionary<string, string> Cases = new(StringComparer.Ordinal)
    {
        ["test_copy_related_resource_tag_empty"] = "instances of three fields",
        ["test_unused_keypair"] = "instances of two fields",
        ["test_unused_keypair_launch_template"] = "instances of two fields",
        ["test_vpc_unused_key_delete"] = "instances of two fields",
        ["test_ec2_iam_role_tag_mirror_equal"] = "instances of few fields",
        ["test_ec2_iam_role_tag_mirror_ignore"] = "instances without virtualizationType",
        ["test_ec2_iam_role_tag_mirror_match_in"] = "instances without virtualizationType",
        ["test_ec2_iam_role_tag_mirror_missing_ok"] = "instances without virtualizationType",
        ["test_ec2_iam_role_tag_mirror_ne"] = "instances without virtualizationType",
        ["test_ec2_iam_role_filter_by_role_name"] = "instances without virtualizationType",
        ["test_ec2_iam_role_filter_by_tag"] = "instances without network interfaces",
        ["test_ec2_has_specific_managed_policy"] = "a terminated instance that is in a subnet",
        ["test_ec2_state_transition_age_filter"] = "EC2-Classic, which ended in 2022",
        ["test_ec2_stop_with_protection_enabled"] = "a network interface of four fields",
        ["test_ebs_volume_snapshots_filter"] = "keys and owners blanked",
        ["test_ebs_volume_query"] = "encrypted volumes without a key",
        ["test_ebs_volume_query_combined"] = "encrypted volumes without a key",
        ["test_ecs_cluster_storage"] = "plain volumes with a key",
        ["test_cwe_bus_kms_filter"] = "aliases without truncated",
        ["test_airflow_environment_kms_filter"] = "a key without its account",
        ["test_elasticsearch_kms_filter"] = "a key without its date",
        ["test_glue_security_configuration_kms_key_filter"] = "a key without its date",
        ["test_log_group_kms_filter"] = "a key without its date",
        ["test_kinesis_video_kms_key"] = "a key of three fields",
        ["test_kinesis_video_kms_key_alias"] = "a key of three fields",
        ["test_mq_message_broker_kms_filter"] = "a key of three fields",
        ["test_workspaces_kms_filter"] = "a key of three fields",
    };

    public static bool Contain(RecordedAnswer answer) => Cases.ContainsKey(answer.Case);
}
