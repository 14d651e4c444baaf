using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Who runs the pipeline on AWS without a deployment needs what the functions' roles allow together. The documentation lists it.</summary>
public sealed partial class DocumentedActionsTests
{
    /// <summary>What a deployment does not do, which has a security group of its own: <see cref="TemporaryGroupScenarios"/>.</summary>
    private static readonly string[] WithoutDeployment = ["ec2:CreateSecurityGroup", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupEgress"];

    [Fact]
    public void ActionsInTheDocumentation_AreThoseOfTheFunctionsRoles()
    {
        var listed = List().Match(Repository.Read("docs/running-on-aws.md"));
        var documented = Name().Matches(listed.Groups["ec2"].Value).Select(name => $"ec2:{name.Value}")
            .Concat(Name().Matches(listed.Groups["kms"].Value).Select(name => $"kms:{name.Value}"))
            .Concat(Name().Matches(listed.Groups["ssm"].Value).Select(name => $"ssm:{name.Value}"))
            .Concat(Name().Matches(listed.Groups["autoscaling"].Value).Select(name => $"autoscaling:{name.Value}"));

        var granted = from grant in Grant.OfFunctions
                      where FunctionNames.All.Contains(grant.Role.Function) && Name().IsMatch(grant.Action)
                      let service = grant.Action.Split(':')[0]
                      where service is "ec2" or "kms" or "ssm" or "autoscaling"
                      select grant.Action;

        Assert.Equal(granted.Concat(WithoutDeployment).Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"Permissions, all in that Region: `ec2:`(?<ec2>[^;]*);\s`kms:`(?<kms>[^.;]*);\s`ssm:`(?<ssm>[^.;]*);\s`autoscaling:`(?<autoscaling>[^.]*)\.")]
    private static partial Regex List();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]*\*?")]
    private static partial Regex Name();
}
