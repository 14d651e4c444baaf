using AmiPipeline.Functions.Aws;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>The statement to paste, from what AWS says. The messages are of the IAM User Guide, "Troubleshoot access denied error messages", and of recorded answers.</summary>
public sealed class MissingPermissionTests
{
    [Theory]
    [InlineData(
        "You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* because no identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: AbC",
        """ To allow it, add to a policy of the caller: { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/*" }.""")]
    [InlineData(
        "User: arn:aws:sts::111100000006:assumed-role/custodian-readonly/botocore-session-1621534440 is not authorized to perform: kms:DescribeKey on resource: arn:aws:kms:us-west-1:111100000006:key/d01ee9b3-ce85-4622-8e1c-ce85b8cdc89d",
        """ To allow it, add to the key's policy: { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111100000006:root" }, "Condition": { "ArnLike": { "aws:PrincipalArn": ["arn:aws:iam::111100000006:role/custodian-readonly", "arn:aws:iam::111100000006:role/*/custodian-readonly"] } }, "Action": "kms:DescribeKey", "Resource": "*" }.""")]
    [InlineData(
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: kms:CreateGrant on resource: arn:aws:kms:us-west-1:444455556666:key/1 because no resource-based policy allows the kms:CreateGrant action",
        """ To allow it, add to the key's policy: { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ann" }, "Action": "kms:CreateGrant", "Resource": "*" }.""")]
    [InlineData(
        "User: arn:aws:sts::444455556666:assumed-role/AmiPipelineTarget/one is not authorized to perform: ec2:DeleteVolume on resource: arn:aws:ec2:us-east-1:444455556666:volume/vol-1 because no session policy allows the ec2:DeleteVolume action",
        " The session's own policy does not allow ec2:DeleteVolume; no policy of the role changes that.")]
    [InlineData(
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: kms:DescribeKey on resource: arn:aws:kms:us-west-1:111122223333:key/1 because no identity-based policy allows the kms:DescribeKey action",
        """ To allow it, add to a policy of the caller: { "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "arn:aws:kms:us-west-1:111122223333:key/1" }.""")]
    [InlineData(
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ec2:DescribeImages because no identity-based policy allows the ec2:DescribeImages action",
        """ To allow it, add to a policy of the caller: { "Effect": "Allow", "Action": "ec2:DescribeImages", "Resource": "*" }.""")]
    [InlineData(
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ec2:CopyImage on resource: arn:aws:ec2:us-east-1::image/* with an explicit deny in a service control policy",
        " A policy explicitly denies ec2:CopyImage: remove that statement, or add an exception to it.")]
    [InlineData("You are not authorized to perform this operation. Encoded authorization failure message: AbC", "")]
    [InlineData("Not authorized for image: ami-1", "")]
    public void Advice_IsTheStatementThatIsMissing(string message, string expected) => Assert.Equal(expected, MissingPermission.Advise(message));
}
