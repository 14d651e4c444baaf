using Amazon.SimpleSystemsManagement.Model;
using Parameter = Amazon.SimpleSystemsManagement.Model.Parameter;

namespace AmiPipeline.Functions.Publishing;

/// <summary>The parameters that name images, in one account and Region.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="location">The account and Region.</param>
internal sealed class ImageParameters(AwsClients aws, AwsLocation location)
{
    /// <summary>A parameter as it is; null if there is none.</summary>
    /// <remarks>GetParameters is what planning asks for too, so that one permission serves for both; what it does not find is no error.</remarks>
    public async Task<Parameter?> FindAsync(string name) =>
        (await aws.Ssm(location).GetParametersAsync(new GetParametersRequest { Names = [name] })).Parameters?.FirstOrDefault();

    /// <summary>Has a parameter name an image. The answer comes before Parameter Store has checked that there is such an image.</summary>
    public Task PutAsync(string name, string imageId) => aws.SsmWithoutRetries(location).PutParameterAsync(new PutParameterRequest
    {
        Name = name,
        Value = imageId,
        Type = Amazon.SimpleSystemsManagement.ParameterType.String,
        DataType = "aws:ec2:image",
        Overwrite = true,
    });
}
