using Amazon.SecurityToken;
using AmiPipeline.Sharing;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Iam;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Which roles a function can become, by calls of STS: those that the deployment names, and no other, however willing that is.</summary>
public sealed class OtherRoleScenarios
{
    private const string ExternalId = "an-example";

    // Each trusts the pipeline's account altogether, so that only the caller's own permissions stand against it.
    private static readonly (string AccountId, string Path, string Name)[] Willing =
    [
        (Account.Id, "/", "admin"),
        (Account.Id, "/ami-pipeline/", "Willing"),
        ("999900001111", "/ami-pipeline/", "AmiPipelineSource"),
        (AccountRoles.OwnerId, "/", "admin"),
    ];

    private readonly Account _account = new();
    private readonly List<string> _targets;

    public OtherRoleScenarios()
    {
        _targets = [.. Willing.Select(role => Define(role.AccountId, role.Path, role.Name, """{ "Effect": "Deny", "Action": "*", "Resource": "*" }"""))];
        Iam.DefineRole(AccountRoles.OwnerId, AccountRoles.Source.Definition);
        Iam.DefineRole(AccountRoles.OwnerId, AccountRoles.Target.Definition);
        _targets.AddRange([AccountRoles.Source.Arn, AccountRoles.Target.Arn]);
    }

    private SimulatedIam Iam => _account.Engine.Cloud.Iam;

    [Fact]
    public async Task Functions_OfADeploymentWithoutOtherAccounts_AssumeNoRole() => Assert.Empty(await AssumedAsync(SynthesizedRoles.Default.All));

    [Fact]
    public async Task Functions_ThatReadOrShareSources_AndThoseThatMakeOrRemoveCopies_AssumeTheirRole_AndNoOther() => Assert.Equal(
        new[] { FunctionNames.ShareSource, FunctionNames.PlanImage, FunctionNames.UnshareSource, FunctionNames.StartPipeline, FunctionNames.ReconcileImages }
            .Select(function => $"{function} {AccountRoles.Source.Arn}")
            .Concat(new[] { FunctionNames.PlanImage, FunctionNames.CopyImages, FunctionNames.ShareImages, FunctionNames.PublishImages, FunctionNames.RetainImages, FunctionNames.CleanUp, FunctionNames.SweepExecutions }.Select(function => $"{function} {AccountRoles.Target.Arn}")).Order(),
        (await AssumedAsync(SynthesizedRoles.OtherAccount.All)).Order());

    /// <summary>Nothing but permission stands between a function and any of them.</summary>
    [Fact]
    public async Task RoleThatMayAssumeAny_AssumesThemAll()
    {
        var wide = Wide("/ami-pipeline/");

        Assert.Equal(_targets.Select(target => $"wide {target}"), await AssumedAsync([wide]));
    }

    /// <summary>The other account's own word: its roles are for roles of the pipeline, and with their external id.</summary>
    [Fact]
    public async Task RolesOfTheStacks_AreRefusedToARoleElsewhere_AndWithoutTheExternalId()
    {
        string[] ofTheStacks = [AccountRoles.Source.Arn, AccountRoles.Target.Arn];

        Assert.DoesNotContain(await AssumedAsync([Wide("/ami-pipeline/", "Golden-wide")]), assumed => ofTheStacks.Any(assumed.EndsWith));
        Assert.DoesNotContain(await AssumedAsync([Wide("/")]), assumed => ofTheStacks.Any(assumed.EndsWith));
        Assert.DoesNotContain(await AssumedAsync([Wide("/ami-pipeline/")], "another"), assumed => ofTheStacks.Any(assumed.EndsWith));
    }

    private static FunctionRole Wide(string path, string name = "AmiPipeline-wide") => new("wide", Account.Id, Definition(path, name, """{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }"""));

    private static RoleDefinition Definition(string path, string name, string statement) => new()
    {
        Name = name,
        Path = path,
        TrustPolicy = $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Account.Id}}:root" }, "Action": "sts:AssumeRole" }] }""",
        Policies = new Dictionary<string, string> { ["all"] = $$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""" },
    };

    private string Define(string accountId, string path, string name, string statement) => Iam.DefineRole(accountId, Definition(path, name, statement));

    private async Task<IReadOnlyList<string>> AssumedAsync(IEnumerable<FunctionRole> callers, string externalId = ExternalId)
    {
        var assumed = new List<string>();
        foreach (var caller in callers)
        {
            var roles = HostileAccount.As(_account, caller).Roles;
            foreach (var target in _targets)
            {
                var outcome = await Record.ExceptionAsync(() => roles.AssumeAsync(new AllowedRole(target, externalId), HostileAccount.Here, "hostile"));
                if (outcome is null)
                {
                    assumed.Add($"{caller.Function} {target}");
                }
                else
                {
                    Assert.Equal("AccessDenied", Assert.IsType<AmazonSecurityTokenServiceException>(outcome).ErrorCode);
                }
            }
        }

        return assumed;
    }
}
