using System.Text;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>Every call asks for the resources, and offers the condition keys, that the Service Authorization Reference has for its action.</summary>
public sealed class PermissionTableTests
{
    // Keys of all calls, and keys of the resources that the table leaves out since no permission is about them.
    private static readonly string[] NotInTheTable =
    [
        "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalType", "aws:RequestedRegion", "aws:ResourceAccount",
        "aws:SecureTransport", "aws:userid", "ec2:InstanceID", "ec2:Region", "ec2:ResourceTag/*", "ec2:SecurityGroupID", "ec2:Vpc",
    ];

    private static readonly string[][] Table =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Iam", "ec2-authorization.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ')),
    ];

    public static TheoryData<string> Forms => [.. CallForms.All.Where(form => Table.Any(row => row[0] == CallForms.ActionOf(form)))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Call_NeedsWhatTheTableSays(string form)
    {
        using var lab = CallForms.Prepared();
        var action = CallForms.ActionOf(form);
        var rows = Table.Where(row => row[0] == action).ToList();

        var decisions = Call(lab, form).Where(decision => decision.Action == "ec2:" + action).ToList();
        var types = decisions.Select(decision => TypeOf(decision.Resource)).ToHashSet();

        Assert.Subset(types, rows.Where(row => row[1] == "-" || row[1].EndsWith('*')).Select(row => row[1].TrimEnd('*')).ToHashSet());
        Assert.All(types, type => Assert.Contains(rows, row => row[1].TrimEnd('*') == type));
        Assert.All(decisions, decision => Assert.Subset(
            rows.Single(row => row[1].TrimEnd('*') == TypeOf(decision.Resource)).Skip(2).Concat(NotInTheTable).ToHashSet(),
            decision.Context.Keys.Select(Family).ToHashSet()));
    }

    [Fact]
    public void Table_SpeaksOfMostActions() => Assert.InRange(Forms.Select(form => CallForms.ActionOf(form.Data)).Distinct().Count(), 23, 100);

    private static IReadOnlyList<Authorization> Call(Lab lab, string form)
    {
        var role = lab.Role("all", """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""");
        var credentials = lab.Cloud.Iam.CredentialsOf(role, "session");
        var response = lab.Cloud.Handle(new Protocol.SimulatorRequest
        {
            Authorization = $"AWS4-HMAC-SHA256 Credential={credentials.AccessKeyId}/20261123/{Lab.Here}/ec2/aws4_request, SignedHeaders=host, Signature=0",
            SecurityToken = credentials.SessionToken,
            Body = Encoding.UTF8.GetBytes(form),
        });
        Assert.Equal(200, response.Status);
        return lab.Cloud.Iam.Authorizations.All;
    }

    private static string TypeOf(string resource) => resource == "*" ? "-" : resource.Split(':', 6)[5].Split('/')[0];

    private static string Family(string key) => key.Contains("Tag/") ? key[..(key.IndexOf('/') + 1)] + "*" : key;
}
