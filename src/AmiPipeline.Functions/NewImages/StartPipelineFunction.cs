using System.Text.Json;
using AmiPipeline.Events;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Starts an execution for an image that has become available, or was tagged since, and matches a rule. The event is only a wake-up call: what counts is what EC2 says of the image now.</summary>
/// <remarks>Events may come twice, late and out of order. What fails for a while is thrown, so that Lambda calls again and at last hands the event to the on-failure destination.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="clock">The clock.</param>
public sealed class StartPipelineFunction(AwsClients aws, FunctionSettings settings, TimeProvider clock)
{
    // Packer, AWS Backup and people tag an image once it is available. Whoever tags a year of images again does not ask for all of them to be copied.
    private static readonly TimeSpan MaxAgeWhenTagged = TimeSpan.FromDays(7);

    /// <summary>Looks at the image, and starts an execution if one is due.</summary>
    /// <param name="input">The event "EC2 AMI State Change", or "Tag Change on Resource" of an image.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="EventRefusedException">It is not such an event.</exception>
    /// <exception cref="ResourceNotVisibleException">An image of the deployment's account, or of a source account, does not show yet.</exception>
    public async Task<TriggeredImage> HandleAsync(JsonElement input, ILambdaContext context)
    {
        var deployment = TriggerDeployment.From(settings);
        var (location, rules) = (deployment.Location, deployment.Configuration.Triggers);
        var imageEvent = ImageEvent.Read(input);
        if (imageEvent.Region != location.Region)
        {
            return new TriggeredImage(imageEvent.ImageId, TriggerOutcome.OtherRegion);
        }

        var ec2 = await new CandidateReader(aws, location, deployment.Configuration).ReaderForAsync(imageEvent.AccountId, FunctionNames.StartPipeline);
        if (await CandidateReader.ReadAsync(ec2, imageEvent.ImageId) is not { } image)
        {
            var isForeign = imageEvent.AccountId != location.AccountId && !rules.Any(rule => rule.Match.Accounts.Contains(imageEvent.AccountId));
            return isForeign
                ? new TriggeredImage(imageEvent.ImageId, TriggerOutcome.NotShared)
                : throw new ResourceNotVisibleException($"{imageEvent.ImageId} of account {imageEvent.AccountId} does not show in {location.Region}. It may have been deregistered since.");
        }

        return image.State != "available" ? new TriggeredImage(image.Id, TriggerOutcome.NotAvailable)
            : imageEvent.IsTagChange && clock.GetUtcNow() - image.CreationDate > MaxAgeWhenTagged ? new TriggeredImage(image.Id, TriggerOutcome.TaggedLate)
            : RuleChoice.Choose(rules, image, location) is not { } rule ? new TriggeredImage(image.Id, TriggerOutcome.NoRule)
            : await OwnOutput.IsAsync(ec2, image) ? new TriggeredImage(image.Id, TriggerOutcome.OwnOutput, rule.Name)
            : await new ExecutionStarter(aws.StepFunctions(location), deployment.StateMachine).StartAsync(rule, image);
    }
}
