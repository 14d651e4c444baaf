using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Documents;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the image id that a parameter holds.</summary>
/// <param name="ssm">Systems Manager.</param>
/// <param name="location">The account and Region, for messages.</param>
/// <param name="guardrails">What the deployment allows; null if it allows everything.</param>
internal sealed class ParameterReader(IAmazonSimpleSystemsManagement ssm, AwsLocation location, Guardrails? guardrails)
{
    private const string Field = "/source/imageId";

    /// <summary>The image's id, and the parameter's version.</summary>
    /// <remarks>What the parameter holds is in no message unless it is an image's id: it may be a secret.</remarks>
    /// <exception cref="RequestRefusedException">There is no such parameter, it must not be read, or it holds no image's id.</exception>
    public async Task<(string ImageId, ResolvedParameter Parameter)> ReadAsync(string name)
    {
        // A version or a label, if any, is behind the colon.
        if (guardrails?.AllowsParameter(name.Split(':')[0]) == false)
        {
            throw Refused(name, $"a parameter that the deployment's guardrails do not allow; allowed are {string.Join(", ", guardrails.Parameters!)}");
        }

        if ((await GetParameterAsync(name)).Parameters is not [{ } parameter, ..])
        {
            throw Refused(name, $"which does not exist in {location.Region} of account {location.AccountId}");
        }

        return parameter.Type != ParameterType.String ? throw Refused(name, $"which is a {parameter.Type}; it must be a String")
            : !AwsFormats.IsEc2Id(parameter.Value, Ec2ResourceKind.Image.Prefix()) ? throw Refused(name, $"whose value is no image id; it must be {Ec2ResourceKind.Image.Prefix()}- and 8 or 17 lower-case hexadecimal digits")
            : (parameter.Value, new ResolvedParameter(name, parameter.Version ?? 0));
    }

    /// <summary>Adds to the faults of a source by which parameter it is the source.</summary>
    public static RequestRefusedException Explain(RequestRefusedException refusal, ResolvedParameter parameter) => new(
        [.. refusal.Problems.Select(problem => problem.Field == Field ? problem with { Message = $"{problem.Message} ({ImageParameter.Prefix}{parameter.Name}, version {parameter.Version})" } : problem)]);

    private async Task<GetParametersResponse> GetParameterAsync(string name)
    {
        try
        {
            // GetParameters is what EC2 asks for in a launch, so that a policy for one is a policy for the other.
            return await ssm.GetParametersAsync(new GetParametersRequest { Names = [name] });
        }
        catch (AmazonSimpleSystemsManagementException error) when (error.ErrorCode is "AccessDeniedException" or "AccessDenied")
        {
            throw Refused(name, $"which cannot be read: {error.Message}");
        }
        catch (AmazonSimpleSystemsManagementException error) when (error.ErrorCode is "ValidationException")
        {
            throw Refused(name, $"which is not the name of a parameter: {error.Message}");
        }
    }

    private static RequestRefusedException Refused(string name, string fault) => new([new Problem(Field, $"is {ImageParameter.Prefix}{name}, {fault}")]);
}
