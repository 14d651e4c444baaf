using AmiPipeline.Documents;
using AmiPipeline.Infra.Accounts;

namespace AmiPipeline.Infra.Options;

/// <summary>What is said on the command line of <c>cdk</c> for the stacks of other accounts. <c>-c pipelineAccount</c> chooses them instead of the pipeline's.</summary>
internal static class AccountOptions
{
    /// <summary>Reads the options; null if the command line does not speak of other accounts.</summary>
    /// <param name="context">A value of CDK's context by its name; null if there is none.</param>
    /// <exception cref="DeploymentFaultException">A value cannot be.</exception>
    public static OtherAccountProps? Read(Func<string, object?> context)
    {
        var name = DeploymentOptions.Text(context, "name");
        if (DeploymentOptions.Text(context, "pipelineAccount") is not { } account)
        {
            return name is null ? null : throw new DeploymentFaultException(
                $"-c name={name} goes with -c pipelineAccount=ID, for the stacks of other accounts. The pipeline's own stack takes its name from \"name\" in its configuration.");
        }

        return new OtherAccountProps
        {
            Pipeline = name is null ? new PipelineName() : new PipelineName(Right(name, PipelineName.IsValid(name), "name", PipelineName.Form)),
            PipelineAccount = Right(account, AwsFormats.IsAccountId(account), "pipelineAccount", AwsFormats.AccountIdForm),
            PipelineRegion = DeploymentOptions.Text(context, "pipelineRegion") is { } region ? Right(region, AwsFormats.IsRegion(region), "pipelineRegion", AwsFormats.RegionForm) : null,
            ExternalId = DeploymentOptions.Text(context, "externalId") is { } id
                ? Right(id, AwsFormats.IsExternalId(id), "externalId", AwsFormats.ExternalIdForm)
                : throw new DeploymentFaultException("-c externalId=ID is missing: the pipeline assumes roles of other accounts by an external id that both agree on."),
            MakesRole = Flag(context, "role", otherwise: true),
            SourceTag = DeploymentOptions.Text(context, "sourceTag") is { } tag ? Tag(tag) : null,
            Keys = DeploymentOptions.Text(context, "keys")?.Split(',').Select(key => Right(key, AwsFormats.IsKeyArnPattern(key), "keys", "key ARNs such as arn:aws:kms:us-east-1:222233334444:key/*, with commas between")).ToList(),
            ShareWith = List(context, "shareWith", AwsFormats.IsHolder, OtherAccountProps.HolderForm),
            PublishParameters = List(context, "publishParameters", AwsFormats.IsParameterPattern, OtherAccountProps.ParameterForm),
            PublishLaunchTemplates = List(context, "publishLaunchTemplates", id => AwsFormats.IsEc2Id(id, "lt"), OtherAccountProps.LaunchTemplateForm),
            PublishesWatermarks = Flag(context, "publishWatermarks", otherwise: false),
            RetentionFamilies = List(context, "retentionFamilies", AwsFormats.IsFamilyPattern, OtherAccountProps.FamilyForm),
        };
    }

    private static bool Flag(Func<string, object?> context, string name, bool otherwise) => DeploymentOptions.Text(context, name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var other => throw new DeploymentFaultException($"-c {name}={other}: must be true or false."),
    };

    private static List<string> List(Func<string, object?> context, string name, Func<string, bool> isRight, string whatIsRight) =>
        [.. (DeploymentOptions.Text(context, name)?.Split(',') ?? []).Select(text => Right(text, isRight(text), name, $"{whatIsRight}, with commas between"))];

    private static (string Key, string Value) Tag(string text) => text.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? (key, value)
        : throw new DeploymentFaultException($"-c sourceTag={text}: must be KEY=VALUE.");

    private static string Right(string text, bool isRight, string name, string whatIsRight) =>
        isRight ? text : throw new DeploymentFaultException($"-c {name}={text}: must be {whatIsRight}.");
}
