using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>What the actions on security groups need of a role.</summary>
public sealed class SecurityGroupPermissionTests : IDisposable
{
    private readonly Lab _lab = new();

    /// <summary>AWS's own policies give both, each by a statement of its own (AWS Managed Policy Reference, AmazonEMRServicePolicy_v2).</summary>
    [Theory]
    [InlineData("security-group/*", "vpc/*", null)]
    [InlineData("security-group/*", "none/*", "vpc/vpc-0aaaaaaaaaaaaaaa0")]
    [InlineData("none/*", "vpc/*", "security-group/*")]
    public async Task NewSecurityGroup_NeedsTheGroupAndItsVpc(string one, string two, string? denied)
    {
        var ec2 = Ec2($$"""{ "Effect": "Allow", "Action": "ec2:CreateSecurityGroup", "Resource": ["arn:aws:ec2:us-east-1:*:{{one}}", "arn:aws:ec2:us-east-1:*:{{two}}"] }""");

        var made = ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "none", Description = "none", VpcId = "vpc-0aaaaaaaaaaaaaaa0" });

        if (denied is null)
        {
            await made;
        }
        else
        {
            Assert.Contains($":{denied} because", (await Lab.Fails(made)).Message);
        }
    }

    [Theory]
    [InlineData("arn:aws:ec2:*:*:security-group/*", null)]
    [InlineData("arn:aws:ec2:*:*:vpc/*", "UnauthorizedOperation")]
    public async Task RulesOfASecurityGroup_NeedTheGroup(string resource, string? code)
    {
        var ec2 = Ec2($$"""{ "Effect": "Allow", "Action": "ec2:RevokeSecurityGroupEgress", "Resource": "{{resource}}" }""");

        var error = await Record.ExceptionAsync(() => ec2.RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest
        {
            GroupId = "sg-0aaaaaaaaaaaaaaa0",
            IpPermissions = [new IpPermission { IpProtocol = "-1", Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }],
        }));

        Assert.Equal(code, (error as AmazonEC2Exception)?.ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    private IAmazonEC2 Ec2(string statement) => _lab.Ec2As(_lab.Role("r", statement));
}
