namespace AmiPipeline.Sharing;

/// <summary>
/// The role that Auto Scaling groups launch instances as: service-linked, in the group's own account, and without access to keys of other accounts. Its account
/// gives it that by a grant (Auto Scaling User Guide, "Required AWS KMS key policy for use with encrypted volumes").
/// </summary>
public static class AutoScalingRole
{
    /// <summary>Its ARN in an account. A group may have another one, whose name has a suffix.</summary>
    /// <param name="partition">The account's partition.</param>
    /// <param name="account">The account, or what stands for it.</param>
    public static string ArnOf(string partition, string account) =>
        new Arn(partition, "iam", "", account, "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling").ToString();
}
