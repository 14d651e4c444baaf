using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using AmiPipeline.Cli.Engines;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Whatever becomes of a function's code or input, its role does not reach what is not the pipeline's.</summary>
public sealed class HostileScenarios
{
    private static readonly AwsLocation Here = new(Account.Id, Account.Region);

    public static TheoryData<string> Functions => [.. SynthesizedRoles.Default.All.Select(role => role.Function)];

    public static TheoryData<string> Calls => [.. HostileCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_IsRefusedEveryHostileCall(string function)
    {
        var account = await PreparedAsync();
        var before = account.View.Dump();
        var ec2 = SynthesizedRoles.ClientsOf(account.Engine.Cloud, account.Engine.Clock, SynthesizedRoles.Default.Of(function)).Ec2(Here);
        var allowed = new List<string>();
        foreach (var (name, call) in HostileCalls.All)
        {
            var outcome = await Record.ExceptionAsync(() => call(ec2));
            if (outcome is not AmazonEC2Exception { ErrorCode: "UnauthorizedOperation" })
            {
                allowed.Add($"{name}: {outcome?.Message ?? "allowed"}");
            }
        }

        Lines.AssertNone(allowed);
        Assert.Equal(before, account.View.Dump());
    }

    /// <summary>Each of them would do harm: it is refused for want of permission, and for nothing else.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task HostileCall_GoesWell_ForTheAccountItself(string name)
    {
        var account = await PreparedAsync();

        await HostileCalls.All[name](SimulatedClients.Of(account.Engine.Cloud, account.Engine.Clock).Ec2(Here));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_MayNotTouchAKey(string function)
    {
        var account = new Account();
        var kms = SynthesizedRoles.ClientsOf(account.Engine.Cloud, account.Engine.Clock, SynthesizedRoles.Default.Of(function)).Kms(Here);
        var key = account.KeyArn("alias/golden");

        foreach (var call in new Func<Task>[] { () => kms.ScheduleKeyDeletionAsync(key, 7), () => kms.DisableKeyAsync(key) })
        {
            var error = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(call);
            Assert.Equal("AccessDeniedException", error.ErrorCode);
        }
    }

    public static TheoryData<string, string> Elsewhere => new()
    {
        { "sts:AssumeRole", "arn:aws:iam::111122223333:role/admin" },
        { "sts:AssumeRole", "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-CleanUp-us-east-1" },
        { "sts:AssumeRole", "arn:aws:iam::999900001111:role/ami-pipeline/AmiPipelineSource" },
        { "iam:PassRole", "arn:aws:iam::111122223333:role/admin" },
        { "iam:PassRole", "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-CleanUp-us-east-1" },
        { "iam:PutRolePolicy", "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-CleanUp-us-east-1" },
        { "states:StartExecution", "arn:aws:states:us-east-1:111122223333:stateMachine:Other" },
        { "states:UpdateStateMachine", "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline" },
        { "lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:111122223333:function:AmiPipeline-CleanUp" },
        { "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111122223333:function:AmiPipeline-CleanUp" },
        { "kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001" },
        { "kms:CreateGrant", "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001" },
        { "kms:GenerateDataKey", "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001" },
        { "kms:PutKeyPolicy", "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001" },
        { "ec2:AuthorizeSecurityGroupIngress", "arn:aws:ec2:us-east-1:111122223333:security-group/sg-0aaaaaaaaaaaaaaa0" },
        { "ec2:CreateKeyPair", "arn:aws:ec2:us-east-1:111122223333:key-pair/*" },
        { "ec2:DescribeInstanceAttribute", "arn:aws:ec2:us-east-1:111122223333:instance/i-04000000000000001" },
        { "s3:GetObject", "arn:aws:s3:::any/object" },
        { "ssm:GetParameter", "arn:aws:ssm:us-east-1:111122223333:parameter/any" },
        { "ssm:SendCommand", "arn:aws:ec2:us-east-1:111122223333:instance/i-04000000000000001" },
        { "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:111122223333:secret:any" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void NoFunction_MayDoThisElsewhere(string action, string resource)
    {
        var cloud = new Account().Engine.Cloud;

        Assert.All(SynthesizedRoles.Default.All.Concat(SynthesizedRoles.OtherAccount.All), role =>
        {
            var arn = cloud.Iam.DefineRole(Account.Id, role.Definition);
            Assert.False(cloud.Iam.Authorize(arn, action, resource).IsAllowed, $"{role.Function} may {action} on {resource}.");
        });
    }

    // An image that was committed, a volume that another state machine is building with, and an instance that has not agreed.
    private static async Task<Account> PreparedAsync()
    {
        var account = new Account();
        var ec2 = SimulatedClients.Of(account.Engine.Cloud, account.Engine.Clock).Ec2(Here);
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            [HostileCalls.CommittedImage, HostileCalls.CommittedSnapshot],
            [new Tag("ami-pipeline:owner", SynthesizedRoles.Default.Settings.StateMachineArn), new Tag("ami-pipeline:state", "committed")]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            ["vol-0d000000000000001"],
            [new Tag("ami-pipeline:owner", "arn:aws:states:us-east-1:111122223333:stateMachine:Other"), new Tag("ami-pipeline:state", "building")]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(["i-04000000000000002"], [new Tag("ami-pipeline:capture", "no")]));
        return account;
    }
}
