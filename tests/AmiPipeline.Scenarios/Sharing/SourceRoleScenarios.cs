using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.StatesLanguage;
using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>The role of a source account, proven both ways: each permission is needed, and what it is not for is denied.</summary>
public sealed class SourceRoleScenarios
{
    private const string Image = "arn:aws:ec2:us-east-1::image/ami-0f000000000000005";
    private const string Snapshot = "arn:aws:ec2:us-east-1::snapshot/snap-0f000000000000005";
    private const string Key = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001";
    private const string Other = "999900001111";

    public static TheoryData<string, string> Permissions => [.. from statement in Statements() from action in Actions(statement) select (Sid(statement), action)];

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task WithoutAPermission_SharingFails(string sid, string action)
    {
        var source = new SharedSource();
        source.Iam.DefineRole(SharedSource.OwnerId, Without(sid, action));

        var report = await source.Account.RunAsync(SharedSource.Request);

        Assert.Equal(ExecutionStatus.Failed, report.Status);
    }

    /// <summary>What, action, resource, and the condition keys that such a call has.</summary>
    public static TheoryData<string, string, string, string> HostileCalls => new()
    {
        { "share a snapshot with another account", "ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Add/userId={Other}" },
        { "share it with two, one of them the pipeline's", "ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Add/userId={Account.Id},{Other}" },
        { "make it public", "ec2:ModifySnapshotAttribute", Snapshot, "ec2:Add/group=all" },
        { "share it with the pipeline and everybody", "ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Add/userId={Account.Id};ec2:Add/group=all" },
        { "take it from another account", "ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Remove/userId={Other}" },
        { "change an image's description", "ec2:ModifyImageAttribute", Image, "ec2:Attribute=Description" },
        { "tag an image otherwise", "ec2:CreateTags", Image, "aws:TagKeys=team;aws:RequestTag/team=x" },
        { "tag it otherwise along with the mark", "ec2:CreateTags", Image, "aws:TagKeys=ami-pipeline:shared-for:0123456789abcdef,team" },
        { "mark it as the pipeline's own", "ec2:CreateTags", Image, "aws:TagKeys=ami-pipeline:owner" },
        { "remove its tags", "ec2:DeleteTags", Image, "aws:TagKeys=team" },
        { "tag an instance", "ec2:CreateTags", "arn:aws:ec2:us-east-1:444455556666:instance/i-04000000000000001", "aws:TagKeys=ami-pipeline:shared-for:0123456789abcdef" },
        { "deregister an image", "ec2:DeregisterImage", Image, "" },
        { "delete a snapshot", "ec2:DeleteSnapshot", Snapshot, "" },
        { "copy an image", "ec2:CopyImage", Image, "" },
        { "lend a key to another account", "kms:CreateGrant", Key, $"kms:GranteePrincipal=arn:aws:iam::{Other}:root;kms:RetiringPrincipal={SharedSource.RoleArn};kms:GrantOperations=Decrypt" },
        { "lend it so that another may keep it", "kms:CreateGrant", Key, $"kms:GranteePrincipal=arn:aws:iam::{Account.Id}:root;kms:RetiringPrincipal=arn:aws:iam::{Other}:root;kms:GrantOperations=Decrypt" },
        { "lend more than copying needs", "kms:CreateGrant", Key, $"kms:GranteePrincipal=arn:aws:iam::{Account.Id}:root;kms:RetiringPrincipal={SharedSource.RoleArn};kms:GrantOperations=Decrypt,RetireGrant" },
        { "lend a key of another account", "kms:CreateGrant", Key.Replace(SharedSource.OwnerId, Other, StringComparison.Ordinal), $"kms:GranteePrincipal=arn:aws:iam::{Account.Id}:root;kms:RetiringPrincipal={SharedSource.RoleArn};kms:GrantOperations=Decrypt" },
        { "revoke others' grants", "kms:RevokeGrant", Key, "" },
        { "read what is under a key", "kms:Decrypt", Key, "" },
        { "change a key's policy", "kms:PutKeyPolicy", Key, "" },
        { "schedule a key's deletion", "kms:ScheduleKeyDeletion", Key, "" },
        { "list others' grants", "kms:ListRetirableGrants", "arn:aws:iam::444455556666:role/other", "" },
        { "assume another role", "sts:AssumeRole", "arn:aws:iam::444455556666:role/admin", "" },
        { "pass a role", "iam:PassRole", "arn:aws:iam::444455556666:role/admin", "" },
    };

    [Theory]
    [MemberData(nameof(HostileCalls))]
    public void HostileCall_IsDenied(string what, string action, string resource, string context) =>
        Assert.False(IsAllowed(action, resource, context), what);

    /// <summary>Otherwise the table above would prove nothing.</summary>
    [Theory]
    [InlineData("ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Add/userId={Account.Id}")]
    [InlineData("ec2:ModifySnapshotAttribute", Snapshot, $"ec2:Remove/userId={Account.Id}")]
    [InlineData("ec2:ModifyImageAttribute", Image, "ec2:Attribute=LaunchPermission")]
    [InlineData("ec2:CreateTags", Image, "aws:TagKeys=ami-pipeline:shared-for:0123456789abcdef")]
    [InlineData("ec2:DeleteTags", Snapshot, "aws:TagKeys=ami-pipeline:shared-for:0123456789abcdef")]
    [InlineData("kms:CreateGrant", Key, $"kms:GranteePrincipal=arn:aws:iam::{Account.Id}:root;kms:RetiringPrincipal={SharedSource.RoleArn};kms:GrantOperations=Decrypt,CreateGrant")]
    public void CallThatSharingMakes_IsAllowed(string action, string resource, string context) => Assert.True(IsAllowed(action, resource, context));

    private static bool IsAllowed(string action, string resource, string context) => new SharedSource().Iam.Authorize(
        SharedSource.RoleArn, action, resource,
        context.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(key => key.Split('=', 2)).ToDictionary(pair => pair[0], pair => (IReadOnlyList<string>)pair[1].Split(','))).IsAllowed;

    private static List<JsonObject> Statements() =>
        [.. JsonNode.Parse(SharedSource.Role.Policies.Values.Single())!["Statement"]!.AsArray().Select(statement => statement!.DeepClone().AsObject())];

    private static RoleDefinition Without(string sid, string action)
    {
        var statements = Statements();
        var changed = statements.Single(statement => Sid(statement) == sid);
        var rest = Actions(changed).Where(other => other != action).ToList();
        changed["Action"] = new JsonArray([.. rest.Select(other => JsonValue.Create(other))]);
        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements.Where(statement => statement != changed || rest.Count > 0)]) };
        return SharedSource.Role with { Policies = new Dictionary<string, string> { ["policy"] = policy.ToJsonString() } };
    }

    private static string Sid(JsonObject statement) => statement["Sid"]!.GetValue<string>();

    private static IEnumerable<string> Actions(JsonObject statement) =>
        statement["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()];
}
