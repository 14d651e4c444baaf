using Amazon.EC2;
using Amazon.KeyManagementService;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Whatever becomes of a function's code or input, its role does not reach what is not the pipeline's. For every deployment whose template is checked in.</summary>
public sealed class HostileScenarios
{
    private static readonly AwsLocation Here = HostileAccount.Here;

    public static TheoryData<string, string> Functions =>
        [.. from roles in SynthesizedRoles.Sets from role in roles.Value.All select new TheoryDataRow<string, string>(roles.Key, role.Function)];

    public static TheoryData<string> Calls => [.. HostileCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_IsRefusedEveryHostileCall(string roles, string function)
    {
        var account = await HostileAccount.PreparedAsync(SynthesizedRoles.Sets[roles]);
        var before = account.View.Dump();
        var ec2 = HostileAccount.As(account, SynthesizedRoles.Sets[roles].Of(function)).Ec2(Here);
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
        var account = await HostileAccount.PreparedAsync(SynthesizedRoles.Default);

        await HostileCalls.All[name](HostileAccount.Owner(account).Ec2(Here));
    }

    public static TheoryData<string, string> AllowedCalls =>
        [.. from roles in SynthesizedRoles.Sets.Keys from name in HostileCalls.Allowed.Keys select new TheoryDataRow<string, string>(roles, name)];

    [Theory]
    [MemberData(nameof(AllowedCalls))]
    public async Task CallThatIsTheFunctionsOwn_IsAllowed(string roles, string name)
    {
        var account = await HostileAccount.PreparedAsync(SynthesizedRoles.Sets[roles]);
        var (function, call) = HostileCalls.Allowed[name];

        await call(HostileAccount.As(account, SynthesizedRoles.Sets[roles].Of(function)).Ec2(Here));
    }

    [Fact]
    public async Task ImageOfAnotherAccount_IsASource_WhereTheDeploymentSaysSo()
    {
        var account = await HostileAccount.PreparedAsync(SynthesizedRoles.OtherAccount);

        await HostileCalls.Copy(HostileAccount.As(account, SynthesizedRoles.OtherAccount.Of(FunctionNames.StartCopy)).Ec2(Here), HostileCalls.PartnersImage);
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => HostileCalls.Copy(
            HostileAccount.As(account, SynthesizedRoles.Default.Of(FunctionNames.StartCopy)).Ec2(Here), HostileCalls.PartnersImage));

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_MayNotTouchAKey_AsTheAccountMay(string roles, string function)
    {
        var account = new Account();
        var kms = HostileAccount.As(account, SynthesizedRoles.Sets[roles].Of(function)).Kms(Here);
        var key = account.KeyArn("alias/golden");

        foreach (var call in new Func<IAmazonKeyManagementService, Task>[] { client => client.DisableKeyAsync(key), client => client.ScheduleKeyDeletionAsync(key, 7) })
        {
            var error = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => call(kms));
            Assert.Equal("AccessDeniedException", error.ErrorCode);
            await call(HostileAccount.Owner(account).Kms(Here));
        }
    }

    /// <summary>What the simulator has no call for, by the policies alone.</summary>
    public static TheoryData<string, string> Elsewhere => new()
    {
        { "iam:PassRole", "arn:aws:iam::111122223333:role/admin" },
        { "iam:PassRole", "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-CleanUp-us-east-1" },
        { "iam:PutRolePolicy", "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-CleanUp-us-east-1" },
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
        { "autoscaling:DescribeAutoScalingGroups", "*" },
        { "autoscaling:CreateLaunchConfiguration", "arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:*:launchConfigurationName/any" },
        { "autoscaling:DeleteLaunchConfiguration", "arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:*:launchConfigurationName/any" },
        { "s3:GetObject", "arn:aws:s3:::any/object" },
        { "ssm:GetParameter", "arn:aws:ssm:us-east-1:111122223333:parameter/any" },
        { "ssm:SendCommand", "arn:aws:ec2:us-east-1:111122223333:instance/i-04000000000000001" },
        { "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:111122223333:secret:any" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void NoFunction_MayDoThisElsewhere_AsARoleMayThatHasIt(string action, string resource)
    {
        var iam = new Account().Engine.Cloud.Iam;
        Assert.True(HostileAccount.IsAllowedWhereGranted(iam, action, resource));

        Assert.All(SynthesizedRoles.Sets.Values.SelectMany(roles => roles.All), role =>
        {
            var arn = iam.DefineRole(Account.Id, role.Definition);
            Assert.False(iam.Authorize(arn, action, resource).IsAllowed, $"{role.Function} may {action} on {resource}.");
        });
    }
}
