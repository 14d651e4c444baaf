using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Each permission is bound to the pipeline's own tags wherever EC2 lets a policy do that.</summary>
public sealed class ConditionScenarios
{
    // Permissions on what is not the pipeline's own, or where the tag cannot be asked for, with what bounds them instead.
    private static readonly Dictionary<string, string> NotByTag = new(StringComparer.Ordinal)
    {
    };

    private static readonly string[][] Table =
    [
        .. File.ReadAllLines(Path.Combine(Examples.Root, "tests", "AmiPipeline.Simulator.Tests", "Iam", "ec2-authorization.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ')),
    ];

    // Every pair of an action and a type of resource that a role is granted and that knows tags.
    private static IEnumerable<(Grant Grant, string Type, string Key)> Pairs =>
        from grant in Grant.All
        from row in Table
        where grant.Action == "ec2:" + row[0]
        from resource in grant.Resources
        let type = row[1].TrimEnd('*')
        where resource == "*" || resource.Split(':', 6)[5].StartsWith(type + "/", StringComparison.Ordinal)
        let key = row.Contains("aws:RequestTag/*") ? "aws:RequestTag/" : row.Contains("aws:ResourceTag/*") ? "aws:ResourceTag/" : null
        where key is not null
        select (grant, type, key);

    [Fact]
    public void EveryPairThatKnowsTags_IsConditionedOnThem()
    {
        var unbound = Pairs.Where(pair => !pair.Grant.Demands(pair.Key + "ami-pipeline:")).Select(pair => $"{pair.Grant} {pair.Type}").ToList();

        Assert.Empty(unbound.Except(NotByTag.Keys));
        Assert.Empty(NotByTag.Keys.Except(unbound));
        Assert.True(Pairs.Count() > 25);
    }

    [Fact]
    public void EveryPairWithoutTags_HasTheResourceStar() => Assert.All(
        Grant.All.Where(grant => Table.Any(row => grant.Action == "ec2:" + row[0] && row[1] == "-")),
        grant => Assert.Equal(["*"], grant.Resources));

    [Fact]
    public void EveryActionOfEc2_IsInTheTable() =>
        Assert.Empty(Grant.All.Select(grant => grant.Action).Where(action => action.StartsWith("ec2:", StringComparison.Ordinal) && action != "ec2:CreateTags")
            .Except(Table.Select(row => "ec2:" + row[0])));

    [Fact]
    public void EveryCreateTags_IsOfACreation_OrOfWhatIsBeingBuilt()
    {
        var tagging = Grant.All.Where(grant => grant.Action == "ec2:CreateTags").ToList();

        Assert.All(tagging, grant => Assert.Contains(
            grant.Conditions,
            condition => condition is { Operator: "StringEquals", Key: "ec2:CreateAction" }
                || (condition is { Operator: "StringEquals", Key: "aws:ResourceTag/ami-pipeline:state" } && condition.Values.Contains("building"))));
        Assert.True(tagging.Count > 5);
    }

    [Fact]
    public void NoGrant_HasAWildcardInItsAction() => Assert.All(Grant.All, grant => Assert.DoesNotContain('*', grant.Action));

    [Fact]
    public void NoRole_MayPassARole() => Assert.DoesNotContain(Grant.All, grant => grant.Action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase));
}
