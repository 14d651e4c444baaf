using System.Globalization;
using System.Net;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.AutoScaling.Internal;

/// <summary>The operations of the service (Auto Scaling API Reference).</summary>
internal static class AutoScalingOperations
{
    public static readonly Operation<CreateLaunchConfigurationRequest, CreateLaunchConfigurationResponse> CreateLaunchConfiguration = new("CreateLaunchConfiguration", (parameters, request) =>
    {
        Add(parameters, "LaunchConfigurationName", request.LaunchConfigurationName);
        Add(parameters, "ImageId", request.ImageId);
        Add(parameters, "InstanceType", request.InstanceType);
    }, (_, _) => { });

    public static readonly Operation<DescribeLaunchConfigurationsRequest, DescribeLaunchConfigurationsResponse> DescribeLaunchConfigurations = new("DescribeLaunchConfigurations", (parameters, request) =>
    {
        var count = 0;
        foreach (var name in request.LaunchConfigurationNames ?? [])
        {
            Add(parameters, $"LaunchConfigurationNames.member.{++count}", name);
        }

        Add(parameters, "MaxRecords", request.MaxRecords?.ToString(CultureInfo.InvariantCulture));
        Add(parameters, "NextToken", request.NextToken);
    }, ReadLaunchConfigurations);

    private static void ReadLaunchConfigurations(DescribeLaunchConfigurationsResponse response, XmlUnmarshallerContext context)
    {
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth))
        {
            if (context.TestExpression("LaunchConfigurations/member", depth + 1))
            {
                (response.LaunchConfigurations ??= []).Add(ReadLaunchConfiguration(context));
            }
            else if (context.TestExpression("NextToken", depth + 1))
            {
                response.NextToken = Text(context);
            }
        }
    }

    private static LaunchConfiguration ReadLaunchConfiguration(XmlUnmarshallerContext context)
    {
        var (read, depth) = (new LaunchConfiguration(), context.CurrentDepth);
        while (context.ReadAtDepth(depth))
        {
            if (context.TestExpression("LaunchConfigurationName", depth + 1))
            {
                read.LaunchConfigurationName = Text(context);
            }
            else if (context.TestExpression("LaunchConfigurationARN", depth + 1))
            {
                read.LaunchConfigurationARN = Text(context);
            }
            else if (context.TestExpression("ImageId", depth + 1))
            {
                read.ImageId = Text(context);
            }
            else if (context.TestExpression("InstanceType", depth + 1))
            {
                read.InstanceType = Text(context);
            }
            else if (context.TestExpression("CreatedTime", depth + 1))
            {
                read.CreatedTime = NullableDateTimeUnmarshaller.Instance.Unmarshall(context);
            }
        }

        return read;
    }

    private static string Text(XmlUnmarshallerContext context) => StringUnmarshaller.Instance.Unmarshall(context);

    private static void Add(ParameterCollection parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters.Add(name, value);
        }
    }
}

/// <summary>One operation of the service: how its request is written and its response is read (AWS Query protocol).</summary>
/// <typeparam name="TRequest">Its request.</typeparam>
/// <typeparam name="TResponse">Its response.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="write">Writes the parameters of a request.</param>
/// <param name="read">Reads what is in the response's <c>Result</c> element, before which the context stands.</param>
internal sealed class Operation<TRequest, TResponse>(string name, Action<ParameterCollection, TRequest> write, Action<TResponse, XmlUnmarshallerContext> read)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonAutoScalingRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <summary>How the SDK's core is to invoke it.</summary>
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.AutoScaling");
        request.Parameters.Add("Action", name);
        request.Parameters.Add("Version", "2011-01-01");
        write(request.ParameterCollection, (TRequest)input);
        return request;
    }

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = new TResponse();
        context.Read();
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth))
        {
            if (context.TestExpression(name + "Result", depth + 1))
            {
                read(response, context);
            }
            else if (context.TestExpression("ResponseMetadata", depth + 1))
            {
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(context);
            }
        }

        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return AutoScalingErrors.From(error);
    }
}
