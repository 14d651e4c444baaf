namespace AmiPipeline.Functions.Sharing;

/// <summary>The policies that sessions in the role <c>AmiPipelineTarget</c> are limited to: what the function at hand does there, out of all that the role may do.</summary>
/// <remarks>The role's own policy says on what. A session policy has at most 2,048 characters (STS API Reference, AssumeRole).</remarks>
internal static class TargetSession
{
    private const string Look = "ec2:DescribeImages,ec2:DescribeImageAttribute,ec2:DescribeSnapshots";

    /// <summary>Planning: nothing is touched.</summary>
    public static string ToPlan { get; } = Allow(Look, "ec2:DescribeRegions,ec2:GetEbsEncryptionByDefault,ec2:GetEbsDefaultKmsKeyId,kms:ListAliases,kms:DescribeKey,ec2:DescribeLaunchTemplates,ec2:DescribeLaunchTemplateVersions,ssm:GetParameters");

    /// <summary>Making copies: nothing is removed.</summary>
    public static string ToCopy { get; } = Allow(
        Look,
        "ec2:CopyImage,ec2:CopySnapshot,ec2:RegisterImage,ec2:CreateTags",
        "kms:ListAliases,kms:DescribeKey,kms:CreateGrant,kms:Decrypt,kms:GenerateDataKey,kms:GenerateDataKeyWithoutPlaintext,kms:ReEncryptFrom,kms:ReEncryptTo");

    /// <summary>Sharing copies, and taking them back: nothing is made or removed.</summary>
    public static string ToShare { get; } = Allow(
        Look,
        "ec2:DescribeSnapshotAttribute,ec2:ModifyImageAttribute,ec2:ModifySnapshotAttribute,ec2:CreateTags,ec2:DeleteTags",
        "kms:CreateGrant,kms:ListGrants,kms:RetireGrant");

    /// <summary>Publishing: nothing is made or removed but versions of parameters and launch templates.</summary>
    public static string ToPublish { get; } = Allow(
        "ec2:DescribeImages,ec2:DescribeLaunchTemplates,ec2:DescribeLaunchTemplateVersions,ssm:GetParameters",
        "ec2:ModifyImageAttribute,ec2:EnableImageDeprecation,ec2:EnableImageDeregistrationProtection,ec2:AttachImageWatermark,ec2:CreateLaunchTemplateVersion,ec2:ModifyLaunchTemplate,ssm:PutParameter");

    /// <summary>Having older images make room: nothing is made but marks and reports of use.</summary>
    public static string ToRetain { get; } = Allow(
        Look,
        "ec2:DescribeImageReferences,ec2:DescribeInstances,ec2:DescribeLaunchTemplates,ec2:DescribeLaunchTemplateVersions,ssm:DescribeParameters,ssm:GetParameters,autoscaling:DescribeLaunchConfigurations",
        "imagebuilder:ListImageRecipes,imagebuilder:ListContainerRecipes,imagebuilder:GetContainerRecipe",
        "ec2:CreateImageUsageReport,ec2:DescribeImageUsageReports,ec2:DescribeImageUsageReportEntries,ec2:CreateTags",
        "ec2:EnableImageDeprecation,ec2:DisableImage,ec2:DeregisterImage,ec2:DeleteSnapshot");

    /// <summary>Removing what was not committed: nothing is made.</summary>
    public static string ToCleanUp { get; } = Allow("ec2:DescribeImages,ec2:DescribeSnapshots", "ec2:DeregisterImage,ec2:DeleteSnapshot");

    /// <summary>Finding what was not committed.</summary>
    public static string ToFind { get; } = Allow("ec2:DescribeImages,ec2:DescribeSnapshots");

    private static string Allow(params ReadOnlySpan<string> actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join(',', actions).Replace(",", "\",\"", StringComparison.Ordinal)}}"],"Resource":"*"}]}""";
}
